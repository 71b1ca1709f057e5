#!/usr/bin/env bash
# What the README claims, checked from outside with other people's tools: ffmpeg measures the level, xmllint the SSML.
# usage: tests/proof.sh path/to/aloud work-folder
set -euo pipefail
aloud=$1
work=$2
schema=tests/schemas/ssml11-core.xsd
fail() { echo "proof: $*" >&2; exit 1; }

level() { # file -> "integrated peak"
  ffmpeg -nostats -hide_banner -i "$1" -af ebur128=peak=true -f null - 2>&1 |
    awk '/Integrated loudness/{i=1} /I:/{if(i)I=$2} /Peak:/{P=$2} END{print I, P}'
}

for sample in samples/*.txt; do
  for engine in builtin espeak-ng flite; do
    out=$work/$(basename "$sample" .txt).$engine.wav
    "$aloud" say "$sample" -o "$out" --engine "$engine" --captions "${out%.wav}.vtt" --quiet
    read -r lufs peak < <(level "$out")
    awk -v l="$lufs" -v p="$peak" 'BEGIN{exit !(l>=-16.1 && l<=-15.9 && p<=-1.0)}' ||
      fail "$out: $lufs LUFS, $peak dBTP"
    head -1 "${out%.wav}.vtt" | grep -q '^WEBVTT' || fail "${out%.wav}.vtt is no WebVTT"
    echo "$(basename "$out"): $lufs LUFS, $peak dBTP, $(ffprobe -v error -show_entries format=duration -of csv=p=0 "$out") s"
  done
  "$aloud" ssml "$sample" > "$work/whole.ssml"
  "$aloud" ssml "$sample" --engine w3c-1.1 --marks word --pace 0.9 --spell sub --out-dir "$work/chunks"
  if [ -e "$schema" ]; then
    xmllint --noout --nonet --schema "$schema" "$work/whole.ssml" "$work"/chunks/*.ssml 2>"$work/xmllint" ||
      fail "$(cat "$work/xmllint")"
  fi
done

# The same article, the same bytes.
"$aloud" say samples/summit.txt -o "$work/again.wav" --quiet
cmp "$work/again.wav" "$work/summit.builtin.wav" || fail "two runs differ"

# Killed half-way: the old file stays whole.
cp "$work/again.wav" "$work/kept.wav"
"$aloud" say samples/summit.txt -o "$work/kept.wav" --engine flite --quiet & pid=$!
sleep 0.3; kill -9 $pid 2>/dev/null || true; wait $pid 2>/dev/null || true
cmp -s "$work/kept.wav" "$work/again.wav" || cmp -s "$work/kept.wav" "$work/summit.flite.wav" || fail "a killed run left half a file"

echo "proof: all samples, three engines, level, captions, SSML, repeatability, kill"
