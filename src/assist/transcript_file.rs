//! A transcript that a person wrote, as the input of the main job instead of a recording.
//!
//! Read are UTF-8 (with or without BOM), UTF-16 with BOM, and GB18030/GBK; lines `询问人：…` / `被询问人：…` or `问：…` /
//! `答：…`, tab-separated `start end speaker text`, and our own JSON.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::transcript::{Segment, Transcript};
use crate::failure::Failure;
use crate::inference::transcriber::AudioError;
use crate::inference::transcriber::sniff::{Content, sniff_file};
use crate::plain_text;

/// Largest transcript that is read: far beyond a day of talking.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The officer who asks, as transcripts and our own output name him.
pub const OFFICER: &str = "询问人";
/// The person who answers.
pub const INTERVIEWEE: &str = "被询问人";

/// How transcripts name the two sides.
const OFFICER_NAMES: [&str; 6] = [OFFICER, "问", "询问", "执法人员", "办案人员", "调查人员"];
const INTERVIEWEE_NAMES: [&str; 5] = [INTERVIEWEE, "答", "被调查人", "当事人", "回答"];

/// Endings of file names that promise a recording.
const AUDIO_ENDINGS: [&str; 12] =
    ["wav", "mp3", "m4a", "aac", "mp4", "flac", "ogg", "oga", "opus", "amr", "wma", "webm"];

/// What an input file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// A recording, to be transcribed.
    Audio,
    /// A transcript.
    Transcript,
}

/// Why a transcript could not be read.
#[derive(Debug, thiserror::Error)]
pub enum TranscriptError {
    /// The file can't be opened or read.
    #[error("读不了笔录文件：{0}")]
    Unreadable(std::io::Error),
    /// The file holds no word.
    #[error("笔录文件里没有文字")]
    Empty,
    /// The file holds something other than text.
    #[error("笔录文件不是文本")]
    Binary,
    /// The file is larger than any transcript.
    #[error("笔录文件超过 {} MB", MAX_BYTES / 1024 / 1024)]
    TooLarge,
    /// The file is JSON, but no transcript of ours.
    #[error("笔录 JSON 的结构不对：{0}")]
    Json(String),
}

impl From<TranscriptError> for Failure {
    fn from(error: TranscriptError) -> Self {
        let code = match &error {
            TranscriptError::Unreadable(_) => "transcript.unreadable",
            TranscriptError::Empty => "transcript.empty",
            TranscriptError::Binary => "transcript.binary",
            TranscriptError::TooLarge => "transcript.too_large",
            TranscriptError::Json(_) => "transcript.json",
        };
        let failure = Self::new(code, error.to_string());
        match error {
            TranscriptError::Binary => {
                failure.with_hint("请另存为纯文本（UTF-8 或 GBK），每行以“询问人：”或“被询问人：”开头")
            }
            _ => failure,
        }
    }
}

/// Tells by its content whether a file is a recording or a transcript.
///
/// Text under the name of a recording stays a recording, so that the user learns that the file is broken.
///
/// # Errors
/// `audio.unreadable`, and `audio.empty` or `transcript.empty` for a file of 0 bytes.
pub fn detect(path: &Path) -> Result<InputKind, Failure> {
    let named_audio = has_audio_ending(path);
    match sniff_file(path).map_err(AudioError::Unreadable)? {
        Content::Empty if named_audio => Err(AudioError::Empty.into()),
        Content::Empty => Err(TranscriptError::Empty.into()),
        Content::Text if !named_audio => Ok(InputKind::Transcript),
        Content::Other if !named_audio => Err(TranscriptError::Binary.into()),
        _ => Ok(InputKind::Audio),
    }
}

fn has_audio_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    AUDIO_ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// Reads a transcript file.
///
/// # Errors
/// `transcript.unreadable`, `transcript.empty`, `transcript.binary`, `transcript.too_large` or `transcript.json`.
pub fn read(path: &Path) -> Result<Transcript, Failure> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(TranscriptError::Unreadable)?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(TranscriptError::Unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(TranscriptError::TooLarge.into());
    }
    Ok(parse(&bytes)?)
}

/// Reads a transcript from its bytes.
///
/// # Errors
/// [`TranscriptError::Empty`], [`TranscriptError::Binary`] or [`TranscriptError::Json`].
pub fn parse(bytes: &[u8]) -> Result<Transcript, TranscriptError> {
    let text = plain_text::decode(bytes).ok_or(TranscriptError::Binary)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(TranscriptError::Empty);
    }
    let transcript = if text.starts_with('{') { from_json(text)? } else { from_lines(text) };
    if transcript.segments.is_empty() { Err(TranscriptError::Empty) } else { Ok(transcript) }
}

/// Our own transcript, alone or within the report of the main job.
fn from_json(text: &str) -> Result<Transcript, TranscriptError> {
    let wrong = |error: serde_json::Error| TranscriptError::Json(error.to_string());
    let mut value: serde_json::Value = serde_json::from_str(text).map_err(wrong)?;
    let inner = value.get_mut("transcript").map(serde_json::Value::take);
    serde_json::from_value(inner.unwrap_or(value)).map_err(wrong)
}

fn from_lines(text: &str) -> Transcript {
    let mut transcript = Transcript::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(segment) = from_columns(line) {
            transcript.segments.extend(segment);
            continue;
        }
        match (split_speaker(line), transcript.segments.last_mut()) {
            // What a line without a speaker says goes on with the turn before it.
            ((None, words), Some(last)) if last.speaker.is_some() && last.end == 0.0 => last.text.push_str(words),
            ((_, ""), _) => {}
            ((speaker, words), _) => transcript.segments.push(written(0.0, 0.0, speaker, words)),
        }
    }
    transcript
}

/// `start end speaker text` between tabs, in seconds; `Some(None)` for the line of headings.
fn from_columns(line: &str) -> Option<Option<Segment>> {
    let columns: Vec<&str> = line.splitn(4, '\t').map(str::trim).collect();
    let [start, end, speaker, words] = columns[..] else { return None };
    let seconds = |column: &str| column.parse::<f64>().ok().filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
    let (Some(start), Some(end)) = (seconds(start), seconds(end)) else { return Some(None) };
    let speaker = (!speaker.is_empty()).then(|| side(speaker).unwrap_or(speaker));
    Some((!words.is_empty()).then(|| written(start, end, speaker, words)))
}

/// `问：…` to the speaker and the words.
fn split_speaker(line: &str) -> (Option<&'static str>, &str) {
    let Some((name, words)) = line.split_once(['：', ':']) else { return (None, line) };
    match side(name.trim()) {
        Some(speaker) => (Some(speaker), words.trim()),
        None => (None, line),
    }
}

/// Which side a name stands for; a name in brackets may follow it, as in 被询问人（刘某）.
fn side(name: &str) -> Option<&'static str> {
    let bare = name.split(['（', '(']).next().unwrap_or(name).trim();
    if OFFICER_NAMES.contains(&bare) {
        return Some(OFFICER);
    }
    INTERVIEWEE_NAMES.contains(&bare).then_some(INTERVIEWEE)
}

fn written(start: f64, end: f64, speaker: Option<&str>, words: &str) -> Segment {
    Segment { start, end, speaker: speaker.map(str::to_owned), text: words.to_owned(), confidence: 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALOGUE: &str = "询问人：店里有没有过期食品？\n被询问人：有9袋面包。\n";

    fn turns(transcript: &Transcript) -> Vec<(Option<&str>, &str)> {
        transcript.segments.iter().map(|segment| (segment.speaker.as_deref(), segment.text.as_str())).collect()
    }

    #[test]
    fn utf8_with_bom_utf16_and_gbk_say_the_same() {
        let plain = parse(DIALOGUE.as_bytes()).expect("reads UTF-8");
        assert_eq!(turns(&plain), [(Some(OFFICER), "店里有没有过期食品？"), (Some(INTERVIEWEE), "有9袋面包。")]);
        assert_eq!(plain.segments[0].confidence, 1.0);
        let with_bom = [b"\xEF\xBB\xBF", DIALOGUE.as_bytes()].concat();
        assert_eq!(parse(&with_bom).expect("reads a BOM"), plain);
        let (gbk, _, _) = encoding_rs::GB18030.encode(DIALOGUE);
        assert_eq!(parse(&gbk).expect("reads GBK"), plain);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(DIALOGUE.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(parse(&utf16).expect("reads UTF-16"), plain);
    }

    #[test]
    fn question_and_answer_marks_are_the_two_sides_and_a_turn_goes_on_over_lines() {
        let transcript =
            parse("问：多少钱？\n答：一共152块钱，\n卖掉的收了28块：都在这里。\n\n答（刘某）：没有了".as_bytes());
        let transcript = transcript.expect("reads");
        let expected = [
            (Some(OFFICER), "多少钱？"),
            (Some(INTERVIEWEE), "一共152块钱，卖掉的收了28块：都在这里。"),
            (Some(INTERVIEWEE), "没有了"),
        ];
        assert_eq!(turns(&transcript), expected);
    }

    #[test]
    fn a_table_gives_times_and_speakers() {
        let table = "start\tend\tspeaker\ttext\n0.00\t2.04\t询问人\t请介绍你的基本情况。\n2.74\t11.47\t被询问人\t我叫刘桂芳。\n";
        let transcript = parse(table.as_bytes()).expect("reads");
        assert_eq!(turns(&transcript)[1], (Some(INTERVIEWEE), "我叫刘桂芳。"));
        assert_eq!((transcript.segments[1].start, transcript.segments[1].end), (2.74, 11.47));
    }

    #[test]
    fn our_own_json_comes_back_unchanged() {
        let transcript = parse(DIALOGUE.as_bytes()).expect("reads");
        let json = serde_json::to_string(&transcript).expect("writes");
        assert_eq!(parse(json.as_bytes()).expect("reads"), transcript);
        let report = format!("{{\"transcript\":{json},\"draft\":\"\"}}");
        assert_eq!(parse(report.as_bytes()).expect("reads"), transcript);
        assert!(matches!(parse(b"{\"segments\":3}"), Err(TranscriptError::Json(_))));
    }

    #[test]
    fn what_is_no_transcript_is_refused_by_name() {
        assert!(matches!(parse(b"\xEF\xBB\xBF \r\n"), Err(TranscriptError::Empty)));
        assert!(matches!(parse(b"PK\x03\x04\x14\x00\x06"), Err(TranscriptError::Binary)));
        assert!(matches!(parse(&[0xFF, 0xFB, 0x90, 0x64, 0xFF]), Err(TranscriptError::Binary)));
    }

    #[test]
    fn the_kind_of_an_input_is_told_by_content_and_a_false_name_is_no_transcript() {
        let folder = tempfile::tempdir().expect("a folder");
        let kind = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("writes");
            detect(&path).map_err(|failure| failure.code)
        };
        assert_eq!(kind("a.txt", DIALOGUE.as_bytes()), Ok(InputKind::Transcript));
        assert_eq!(kind("b.txt", b"fLaC\0\0\0\x22"), Ok(InputKind::Audio));
        assert_eq!(kind("c.wav", DIALOGUE.as_bytes()), Ok(InputKind::Audio));
        assert_eq!(kind("d.wav", b""), Err("audio.empty"));
        assert_eq!(kind("e.txt", b""), Err("transcript.empty"));
        assert_eq!(kind("f.docx", b"PK\x03\x04\x14\0"), Err("transcript.binary"));
    }
}
