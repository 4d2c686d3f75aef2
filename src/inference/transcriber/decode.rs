//! From a file to mono samples, block by block, so that the length of a recording costs no memory.

use std::fs::File;
use std::path::Path;

use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, Track, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;

use super::error::AudioError;
use super::sniff::{Content, sniff_file};

/// Share of the announced length below which a recording counts as broken off. Containers announce estimates and
/// decoders drop a few priming frames, so a small difference tells nothing.
const COMPLETE_SHARE: f64 = 0.97;

/// A recording that is being decoded.
pub struct AudioStream {
    format: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track_id: u32,
    announced_seconds: Option<f64>,
    decoded_seconds: f64,
    broke_off: bool,
    interleaved: Vec<f32>,
}

/// Samples of one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Samples in -1..=1.
    pub samples: Vec<f32>,
    /// Samples per second.
    pub rate: u32,
}

impl AudioStream {
    /// Opens a recording by its content.
    ///
    /// # Errors
    /// `audio.unreadable`, `audio.empty`, `audio.unrecognised`, `audio.unsupported`, or `audio.truncated` where a known
    /// container breaks off before its sound begins.
    pub fn open(path: &Path) -> Result<Self, AudioError> {
        match sniff_file(path).map_err(AudioError::Unreadable)? {
            Content::Audio => {}
            Content::Empty => return Err(AudioError::Empty),
            Content::Unsupported(name) => return Err(AudioError::Unsupported(name.to_owned())),
            Content::Text => return Err(AudioError::Unrecognised("是文本")),
            Content::Other => return Err(AudioError::Unrecognised("没有找到任何已知的录音格式")),
        }
        let file = File::open(path).map_err(AudioError::Unreadable)?;
        let source = MediaSourceStream::new(Box::new(file), Default::default());
        let format = symphonia::default::get_probe()
            .probe(&Hint::new(), source, FormatOptions::default(), MetadataOptions::default())
            .map_err(opening_error)?;
        let track = format
            .default_track(TrackType::Audio)
            .ok_or_else(|| AudioError::Unsupported("文件里没有能读的音轨（视频，或 Opus、AMR 等编码）".to_owned()))?;
        let (track_id, announced_seconds) = (track.id, announced_seconds(track));
        let decoder = start_decoder(track)?;
        Ok(Self {
            format,
            decoder,
            track_id,
            announced_seconds,
            decoded_seconds: 0.0,
            broke_off: false,
            interleaved: Vec::new(),
        })
    }

    /// Length that the file announces, in seconds.
    pub fn announced_seconds(&self) -> Option<f64> {
        self.announced_seconds
    }

    /// Length decoded so far, in seconds.
    pub fn decoded_seconds(&self) -> f64 {
        self.decoded_seconds
    }

    /// Whether the recording broke off: true once the end was reached earlier than announced, or within a packet.
    pub fn is_truncated(&self) -> bool {
        let too_short = self.announced_seconds.is_some_and(|seconds| self.decoded_seconds < seconds * COMPLETE_SHARE);
        self.broke_off || too_short
    }

    /// Decodes the next block; `None` at the end. A damaged packet is skipped, a file that breaks off ends.
    ///
    /// # Errors
    /// `audio.unreadable` where the file system fails, `audio.unsupported` where a later part needs another decoder.
    pub fn next_block(&mut self) -> Result<Option<Block>, AudioError> {
        loop {
            let packet = match self.format.next_packet() {
                Ok(Some(packet)) => packet,
                Ok(None) => return Ok(None),
                Err(Error::ResetRequired) => {
                    self.restart()?;
                    continue;
                }
                Err(Error::IoError(error)) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
                    return Err(AudioError::Unreadable(error));
                }
                Err(_) => {
                    self.broke_off = true;
                    return Ok(None);
                }
            };
            if packet.track_id != self.track_id {
                continue;
            }
            match self.decoder.decode(&packet) {
                Ok(decoded) if decoded.frames() == 0 => {}
                Ok(decoded) => {
                    let (channels, rate) = (decoded.spec().channels().count().max(1), decoded.spec().rate());
                    decoded.copy_to_vec_interleaved(&mut self.interleaved);
                    let block = Block { samples: to_mono(&self.interleaved, channels), rate };
                    self.decoded_seconds += block.samples.len() as f64 / f64::from(rate.max(1));
                    return Ok(Some(block));
                }
                Err(error) => tracing::debug!(%error, "a damaged packet was skipped"),
            }
        }
    }

    /// Begins the next of several recordings chained in one file.
    fn restart(&mut self) -> Result<(), AudioError> {
        let track = self.format.default_track(TrackType::Audio).ok_or(AudioError::Truncated)?;
        self.decoder = start_decoder(track)?;
        self.track_id = track.id;
        self.announced_seconds = None;
        Ok(())
    }
}

fn opening_error(error: Error) -> AudioError {
    match error {
        Error::IoError(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => AudioError::Unreadable(error),
        // Phones write the index of an m4a last: a file without one is a recording that was cut off.
        Error::Unsupported(what) if what.contains("missing moov") => AudioError::Truncated,
        Error::Unsupported(what) => AudioError::Unsupported(what.to_owned()),
        // The first bytes were those of a recording, so what follows was cut off or overwritten.
        _ => AudioError::Truncated,
    }
}

fn start_decoder(track: &Track) -> Result<Box<dyn AudioDecoder>, AudioError> {
    let parameters = track.codec_params.as_ref().and_then(|parameters| parameters.audio());
    let parameters = parameters.ok_or_else(|| AudioError::Unsupported("音轨的编码未知".to_owned()))?;
    symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &AudioDecoderOptions::default())
        .map_err(|_| AudioError::Unsupported(format!("音轨的编码（{}）", parameters.codec)))
}

fn announced_seconds(track: &Track) -> Option<f64> {
    let rate = track.codec_params.as_ref()?.audio()?.sample_rate?;
    let frames = track.num_frames.filter(|frames| *frames > 0)?;
    Some(frames as f64 / f64::from(rate.max(1)))
}

fn to_mono(interleaved: &[f32], channels: usize) -> Vec<f32> {
    let share = 1.0 / channels as f32;
    // A sample beyond full scale or NaN (float wav files may hold them) would break speech detection.
    let clean = |sample: f32| if sample.is_finite() { sample.clamp(-1.0, 1.0) } else { 0.0 };
    interleaved.chunks_exact(channels).map(|frame| clean(frame.iter().sum::<f32>() * share)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_are_averaged_and_wild_samples_tamed() {
        assert_eq!(to_mono(&[0.5, -0.5, 1.0, 0.0], 2), vec![0.0, 0.5]);
        assert_eq!(to_mono(&[f32::NAN, 7.0, -7.0], 1), vec![0.0, 1.0, -1.0]);
    }
}
