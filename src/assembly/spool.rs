//! The joined sound on its way: a file without a name that holds floats, written once, read a few times.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};

/// Samples in a file instead of memory.
pub struct Spool<F: Read + Write + Seek = File> {
    file: BufWriter<F>,
    samples: u64,
    bytes: Vec<u8>,
}

/// Bytes of one sample.
const SAMPLE: usize = size_of::<f32>();

/// Samples that are read at a time.
const BLOCK: usize = 1 << 16;

impl<F: Read + Write + Seek> Spool<F> {
    /// Into an empty file.
    pub fn new(file: F) -> Self {
        Self {
            file: BufWriter::with_capacity(1 << 16, file),
            samples: 0,
            bytes: Vec::new(),
        }
    }

    /// Samples it holds.
    pub fn samples(&self) -> u64 {
        self.samples
    }

    /// Its size in bytes.
    pub fn bytes(&self) -> u64 {
        self.samples * SAMPLE as u64
    }

    /// Appends samples.
    ///
    /// # Errors
    /// What the system says; the spool is then not whole.
    pub fn append(&mut self, samples: &[f32]) -> io::Result<()> {
        for block in samples.chunks(BLOCK) {
            self.bytes.clear();
            self.bytes
                .extend(block.iter().flat_map(|s| s.to_le_bytes()));
            self.file.write_all(&self.bytes)?;
            self.samples += block.len() as u64;
        }
        Ok(())
    }

    /// Reads all samples from the beginning, in blocks whose length is a multiple of `channels`.
    ///
    /// # Errors
    /// Those of `take`, and what the system says, through `fail`.
    pub fn read<E>(
        &mut self,
        channels: usize,
        fail: impl Fn(io::Error) -> E,
        mut take: impl FnMut(&[f32]) -> Result<(), E>,
    ) -> Result<(), E> {
        self.file.rewind().map_err(&fail)?;
        let file = self.file.get_mut();
        let mut left = self.samples as usize;
        let mut samples = Vec::with_capacity(BLOCK);
        while left > 0 {
            let count = left.min(BLOCK - BLOCK % channels.max(1));
            self.bytes.resize(count * SAMPLE, 0);
            file.read_exact(&mut self.bytes).map_err(&fail)?;
            samples.clear();
            samples.extend(
                self.bytes
                    .as_chunks()
                    .0
                    .iter()
                    .map(|b| f32::from_le_bytes(*b)),
            );
            take(&samples)?;
            left -= count;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::assembly::spool::Spool;
    use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

    fn all<F: Read + Write + Seek>(spool: &mut Spool<F>, channels: usize) -> io::Result<Vec<f32>> {
        let mut all = Vec::new();
        spool.read(
            channels,
            |error| error,
            |block| {
                assert_eq!(block.len() % channels, 0);
                all.extend_from_slice(block);
                Ok(())
            },
        )?;
        Ok(all)
    }

    #[test]
    fn what_goes_in_comes_out_as_often_as_wanted() {
        let samples: Vec<f32> = (0..300_000).map(|i| i as f32).collect();
        let mut spool = Spool::new(tempfile::tempfile().unwrap());
        samples
            .chunks(1001)
            .for_each(|block| spool.append(block).unwrap());
        assert_eq!(spool.samples(), 300_000);
        assert_eq!(all(&mut spool, 1).unwrap(), samples);
        assert_eq!(all(&mut spool, 3).unwrap(), samples);
        assert!(
            all(&mut Spool::new(Cursor::new(Vec::new())), 1)
                .unwrap()
                .is_empty()
        );
    }

    /// A disk with room for some bytes only.
    struct SmallDisk(Cursor<Vec<u8>>, usize);

    impl Write for SmallDisk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.get_ref().len() + bytes.len() > self.1 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0.write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    impl Read for SmallDisk {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            self.0.read(bytes)
        }
    }
    impl Seek for SmallDisk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn a_full_disk_is_told_at_once_or_when_reading_back() {
        let mut spool = Spool::new(SmallDisk(Cursor::default(), 100_000));
        let error = spool.append(&vec![0.5; 100_000]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        let mut spool = Spool::new(SmallDisk(Cursor::default(), 100));
        spool.append(&[0.5; 100]).unwrap();
        assert_eq!(
            all(&mut spool, 1).unwrap_err().kind(),
            io::ErrorKind::StorageFull
        );
    }
}
