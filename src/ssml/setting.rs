//! A manner as people name it: `voice=Joanna`, `pitch=-1st,rate=97%`.

use crate::diagnostic::Severity;
use crate::source::Source;
use crate::ssml::emit::escape;
use crate::ssml::model::{Manner, Node, Voice};
use crate::ssml::profile::Profile;
use crate::ssml::profiles::by_name;
use crate::ssml::read::read;
use crate::ssml::understand::understand;
use crate::ssml::validate::validate;

/// Keys besides `voice`: attributes of `<prosody>`, with the values of SSML 1.1.
const KEYS: [&str; 4] = ["pitch", "range", "rate", "volume"];

/// The manner that `text` names.
///
/// # Errors
/// What is accepted.
pub fn parse(text: &str) -> Result<Manner, String> {
    let mut attributes = String::new();
    for part in text.split(',') {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let (key, value) = (key.trim(), value.trim());
        if key == "voice" && !value.is_empty() && part == text {
            return Ok(Manner::Voice(Voice {
                name: Some(value.to_owned()),
                ..Voice::default()
            }));
        }
        if !KEYS.contains(&key) || value.is_empty() {
            return Err(format!(
                "`{part}` is no setting; write voice=NAME, or pitch, range, rate, volume with values of SSML: pitch=-1st,rate=95%"
            ));
        }
        attributes.push_str(&format!(" {key}=\""));
        escape(value, &mut attributes);
        attributes.push('"');
    }
    let profile = by_name("w3c-1.1", &[]).map_err(|e| e.to_string())?;
    prosody(&attributes, &profile)
}

fn prosody(attributes: &str, profile: &Profile) -> Result<Manner, String> {
    let ssml = format!(
        "<speak version=\"1.1\" xmlns=\"{}\" xml:lang=\"en\"><prosody{attributes}>x</prosody></speak>",
        crate::ssml::tree::SSML
    );
    let source = Source::new("setting", ssml).map_err(|e| e.to_string())?;
    let findings = validate(&source, profile);
    if let Some(wrong) = findings.iter().find(|f| f.severity == Severity::Error) {
        let fix = wrong.fix.as_deref().map(|fix| format!("; {fix}"));
        return Err(format!("{}{}", wrong.message, fix.unwrap_or_default()));
    }
    let tree = read(&source).map_err(|e| e.message)?;
    let (document, losses) = understand(&tree, profile, "en");
    match (document.nodes.into_iter().next(), losses.first()) {
        (Some(Node::Element(element)), None) => Ok(element.manner),
        (_, loss) => Err(loss.map_or_else(String::new, |l| format!("{}: {}", l.what, l.instead))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssml::model::Prosody;
    use crate::ssml::units::{Hundredths, Pitch, Rate};

    #[test]
    fn a_setting_is_a_voice_or_a_prosody() {
        let voice = |name: &str| {
            Manner::Voice(Voice {
                name: Some(name.to_owned()),
                ..Voice::default()
            })
        };
        assert_eq!(parse("voice=Joanna"), Ok(voice("Joanna")));
        assert_eq!(
            parse("pitch=-1st, rate=95%"),
            Ok(Manner::Prosody(Prosody {
                pitch: Some(Pitch::Semitones(Hundredths(-100))),
                rate: Some(Rate::Times(Hundredths(9_500))),
                ..Prosody::default()
            }))
        );
    }

    #[test]
    fn what_is_none_is_refused_with_the_form() {
        for (text, part) in [
            ("", "write voice=NAME"),
            ("voice=", "write voice=NAME"),
            ("louder", "`louder` is no setting"),
            ("rate=quick", "quick"),
            ("pitch=\"><break/>", "pitch"),
            ("voice=A,rate=95%", "`voice=A` is no setting"),
        ] {
            let said = parse(text).unwrap_err();
            assert!(said.contains(part), "{text}: {said}");
        }
    }
}
