//! Every format that users bring, by content.

use super::support::{decode, ffmpeg, frequency};

const TONE: &str = "sine=frequency=440:duration=2:sample_rate=44100";

/// Makes two seconds of a 440 Hz tone with ffmpeg and reads it back under a name that says nothing.
fn reads_back(arguments: &[&str], ending: &str) {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join(format!("tone.{ending}"));
    if !ffmpeg(&[&["-f", "lavfi", "-i", TONE], arguments].concat(), &made) {
        return;
    }
    let nameless = folder.path().join("recording");
    std::fs::rename(&made, &nameless).unwrap();
    let (samples, truncated) = decode(&nameless);
    let seconds = samples.len() as f64 / 16_000.0;
    assert!((seconds - 2.0).abs() < 0.12, "{ending} {arguments:?}: {seconds} s");
    let hertz = frequency(&samples[4_000..28_000]);
    assert!((hertz - 440.0).abs() < 3.0, "{ending} {arguments:?}: {hertz} Hz");
    assert!(!truncated, "{ending} {arguments:?} counts as truncated");
}

#[test]
fn wav_is_read_in_the_codings_of_recorders() {
    for coding in
        ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le", "pcm_alaw", "pcm_mulaw", "adpcm_ima_wav", "adpcm_ms"]
    {
        reads_back(&["-c:a", coding], "wav");
    }
}

#[test]
fn wav_is_read_at_every_rate_and_number_of_channels() {
    for rate in ["8000", "11025", "16000", "48000", "96000"] {
        reads_back(&["-ar", rate, "-ac", "2"], "wav");
    }
}

#[test]
fn mp3_is_read_at_constant_and_variable_rate() {
    reads_back(&["-b:a", "64k"], "mp3");
    reads_back(&["-q:a", "5", "-ac", "2"], "mp3");
    reads_back(&["-ar", "16000", "-b:a", "24k"], "mp3");
    reads_back(&["-write_xing", "0", "-id3v2_version", "0", "-b:a", "64k"], "mp3");
}

#[test]
fn aac_is_read_in_m4a_in_mp4_with_a_picture_and_bare() {
    reads_back(&["-c:a", "aac"], "m4a");
    reads_back(&["-c:a", "aac"], "aac");
    let film = ["-f", "lavfi", "-i", "color=c=black:s=64x64:d=2", "-c:v", "mpeg4", "-c:a", "aac", "-shortest"];
    reads_back(&film, "mp4");
}

#[test]
fn flac_and_ogg_vorbis_are_read() {
    reads_back(&[], "flac");
    reads_back(&["-c:a", "libvorbis"], "ogg");
    reads_back(&["-c:a", "flac"], "ogg");
}
