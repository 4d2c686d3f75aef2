//! What can't be transcribed, each with its code and within a moment.

use std::path::Path;

use caiheng::inference::transcriber::{AudioError, AudioStream, Transcriber};
use caiheng::progress::Silent;

use super::support::{decode, ffmpeg, interview, model, transcribe};

/// Runs the binary on a file of these bytes; it must fail, with this code on stderr and nothing on stdout.
fn refused(name: &str, bytes: &[u8], code: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    refused_file(&path, code);
}

fn refused_file(path: &Path, code: &str) {
    let output = transcribe(&[path.to_str().unwrap()]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{}: {errors}", path.display());
    assert!(errors.contains(&format!("[{code}]")), "{}: {errors}", path.display());
    assert!(output.stdout.is_empty());
}

#[test]
fn files_that_are_no_recordings_are_refused_by_content() {
    refused("empty.wav", b"", "audio.empty");
    refused("text.wav", "询问人：你好。\n被询问人：你好。\n".as_bytes(), "audio.unrecognised");
    refused("picture.mp3", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "audio.unrecognised");
    refused("archive.m4a", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", "audio.unrecognised");
    refused_file(Path::new("no/such/file.wav"), "audio.unreadable");
    refused_file(Path::new(env!("CARGO_MANIFEST_DIR")), "audio.unreadable");
}

#[test]
fn recordings_of_other_kinds_are_named() {
    refused("call.amr", b"#!AMR\n\x3C\x08\x02\x66", "audio.unsupported");
    refused("voice.wav", b"\x02#!SILK_V3\x0C\0", "audio.unsupported");
    refused("film.avi", b"RIFF\x24\0\0\0AVI LIST", "audio.unsupported");
    let folder = tempfile::tempdir().unwrap();
    let opus = folder.path().join("voice.ogg");
    if ffmpeg(&["-f", "lavfi", "-i", "sine=duration=1", "-c:a", "libopus"], &opus) {
        refused_file(&opus, "audio.unsupported");
    }
    let silent_film = folder.path().join("film.mp4");
    if ffmpeg(&["-f", "lavfi", "-i", "color=c=black:s=64x64:d=1", "-c:v", "mpeg4"], &silent_film) {
        refused_file(&silent_film, "audio.unsupported");
    }
}

#[test]
fn heads_without_a_body_are_truncated() {
    refused("head.wav", b"RIFF\x24\x10\0\0WAVEfmt \x10\0", "audio.truncated");
    refused("head.m4a", b"\0\0\0\x1CftypM4A \0\0\0\0M4A mp42isom\0\0\0\0", "audio.truncated");
    let flac = std::fs::read(interview("flac")).unwrap();
    refused("head.flac", &flac[..20], "audio.truncated");
}

#[test]
fn a_recording_that_breaks_off_is_read_as_far_as_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=20"];
    for (coding, ending) in [("libmp3lame", "mp3"), ("flac", "flac"), ("pcm_s16le", "wav"), ("libvorbis", "ogg")] {
        let path = folder.path().join(format!("whole.{ending}"));
        if !ffmpeg(&[&tone[..], &["-c:a", coding]].concat(), &path) {
            return;
        }
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() * 6 / 10]).unwrap();
        let (samples, truncated) = decode(&path);
        let seconds = samples.len() as f64 / 16_000.0;
        assert!((9.0..14.0).contains(&seconds), "{ending}: {seconds} s");
        // Ogg announces no length: its end can't be told from an early one.
        assert!(truncated || ending == "ogg", "{ending} does not count as truncated");
    }
}

#[test]
fn a_recording_of_hours_beyond_the_limit_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.wav");
    // 13 hours at 8 kHz, 8 bit: a head, and a body of which the disk holds nothing.
    let length = 13 * 3600 * 8000_u32;
    let head = [
        b"RIFF".as_slice(),
        &(length + 36).to_le_bytes(),
        b"WAVEfmt \x10\0\0\0\x01\0\x01\0",
        &8000_u32.to_le_bytes(),
        &8000_u32.to_le_bytes(),
        b"\x01\0\x08\0data",
        &length.to_le_bytes(),
    ];
    std::fs::write(&path, head.concat()).unwrap();
    std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(u64::from(length) + 44).unwrap();
    assert_eq!(AudioStream::open(&path).unwrap().announced_seconds(), Some(13.0 * 3600.0));
    if model().is_some() {
        refused_file(&path, "audio.too_long");
    }
}

#[test]
fn silence_noise_and_no_sample_at_all_hold_no_speech() {
    let Some(files) = model() else { return };
    let transcriber = Transcriber::load(&files).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sounds = [
        ("anullsrc=duration=3", "audio.no_speech"),
        ("anoisesrc=duration=3:amplitude=0.05:seed=1", "audio.no_speech"),
        ("anoisesrc=duration=3:amplitude=0.05:seed=7", "audio.no_speech"),
        ("anoisesrc=duration=3:amplitude=0.5:seed=20", "audio.no_speech"),
        ("sine=frequency=440:duration=3", "audio.no_speech"),
    ];
    for (source, code) in sounds {
        let path = folder.path().join("sound.wav");
        if !ffmpeg(&["-f", "lavfi", "-i", source], &path) {
            return;
        }
        let failure = transcriber.transcribe(&path, &Silent).expect_err(source);
        assert_eq!(failure.code, code, "{source}");
    }
    let path = folder.path().join("nothing.wav");
    let head = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\x3E\0\0\0\x7D\0\0\x02\0\x10\0data\0\0\0\0";
    std::fs::write(&path, head).unwrap();
    let failure = transcriber.transcribe(&path, &Silent).expect_err("0 s");
    assert_eq!(failure.code, AudioError::NoSound.code());
}
