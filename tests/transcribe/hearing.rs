//! The interview that the repository carries, against what was said in it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use caiheng::assist::transcript::Transcript;
use caiheng::inference::transcriber::{AudioStream, RATE, Transcriber, Tuning, Utterance, for_each_utterance};
use caiheng::progress::{Progress, ProgressEvent, Silent};

use super::support::{interview, model, transcribe, turns};

fn utterances() -> Vec<(f64, f64)> {
    let mut stream = AudioStream::open(&interview("flac")).unwrap();
    let mut found = Vec::new();
    let seconds = |samples: u64| samples as f64 / f64::from(RATE);
    let take = |utterance: Utterance| {
        found.push((seconds(utterance.start), seconds(utterance.start + utterance.samples.len() as u64)));
        Ok(())
    };
    for_each_utterance(&mut stream, Tuning::default(), &Silent, take).unwrap();
    found
}

#[test]
fn speech_is_found_where_somebody_speaks_and_hardly_elsewhere() {
    let (turns, found) = (turns(), utterances());
    let within = |spans: &[(f64, f64)], at: f64| spans.iter().any(|(start, end)| (*start..*end).contains(&at));
    let spoken: Vec<(f64, f64)> = turns.iter().map(|(start, end, _)| (*start, *end)).collect();
    let end = spoken.last().unwrap().1;
    let (mut speech, mut missed, mut silence, mut alarms) = (0_u32, 0_u32, 0_u32, 0_u32);
    for frame in 0..(end * 100.0) as usize {
        let at = frame as f64 / 100.0;
        let heard = within(&found, at);
        if within(&spoken, at) {
            speech += 1;
            missed += u32::from(!heard);
        } else {
            silence += 1;
            alarms += u32::from(heard);
        }
    }
    let (miss, alarm) = (f64::from(missed) / f64::from(speech), f64::from(alarms) / f64::from(speech + silence));
    println!("missed {miss:.3} of the speech, false alarms {alarm:.3} of the recording");
    assert!(miss < 0.03, "{miss:.3} of the speech was missed");
    // 0.3 s of room around each utterance is kept on purpose: that is 0.6 s of the 0.7 s between turns.
    assert!(alarm < 0.1, "{alarm:.3} of the recording is taken for speech without being it");
}

#[test]
fn no_utterance_spans_two_turns() {
    let turns = turns();
    for (start, end) in utterances() {
        let touched = turns.iter().filter(|(from, to, _)| (to.min(end) - from.max(start)) > 0.2).count();
        assert_eq!(touched, 1, "{start:.2}-{end:.2}");
    }
}

#[test]
fn the_interview_is_heard_with_few_errors_and_a_segment_never_spans_two_turns() {
    if model().is_none() {
        return;
    }
    let output = transcribe(&["--json", interview("flac").to_str().unwrap()]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert!(!errors.contains("whisper_"), "whisper.cpp wrote to stderr: {errors}");
    let transcript: Transcript = serde_json::from_slice(&output.stdout).unwrap();
    let rate = character_error_rate(&transcript);
    println!("character error rate {rate:.4}");
    assert!(rate <= 0.12, "character error rate {rate:.4}");
    assert!(transcript.warnings.is_empty(), "{:?}", transcript.warnings);
    for segment in &transcript.segments {
        let middles = turns().into_iter().filter(|(start, end, _)| {
            segment.start < f64::midpoint(*start, *end) && f64::midpoint(*start, *end) < segment.end
        });
        assert!(middles.count() <= 1, "{segment:?}");
        assert!((0.0..=1.0).contains(&segment.confidence) && segment.end > segment.start, "{segment:?}");
    }
    let ordered = transcript.segments.windows(2).all(|pair| pair[0].start <= pair[1].start);
    assert!(ordered && transcript.segments.len() >= turns().len() - 1);
}

/// Edits per character between what was said and what was heard, without punctuation and spaces.
fn character_error_rate(transcript: &Transcript) -> f64 {
    let truth = std::fs::read_to_string(interview("txt")).unwrap();
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    let said: Vec<char> = truth.lines().flat_map(|line| bare(line.split_once('：').unwrap().1)).collect();
    let heard: Vec<char> = transcript.segments.iter().flat_map(|segment| bare(&segment.text)).collect();
    let mut previous: Vec<usize> = (0..=heard.len()).collect();
    for (row, character) in said.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in heard.iter().enumerate() {
            let substituted = previous[column] + usize::from(character != other);
            next.push(substituted.min(previous[column + 1] + 1).min(next[column] + 1));
        }
        previous = next;
    }
    previous[heard.len()] as f64 / said.len() as f64
}

/// Asks to stop as soon as the work reports that it has begun.
#[derive(Default)]
struct StopAtOnce {
    stopped: AtomicBool,
    reports: Mutex<Vec<ProgressEvent>>,
}

impl Progress for StopAtOnce {
    fn report(&self, event: ProgressEvent) {
        self.reports.lock().unwrap().push(event);
        self.stopped.store(true, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

#[test]
fn work_stops_when_the_user_asks() {
    let Some(files) = model() else { return };
    let progress = StopAtOnce::default();
    let failure = Transcriber::load(&files).unwrap().transcribe(&interview("flac"), &progress).expect_err("stops");
    assert_eq!(failure.code, "cancelled");
    let reports = progress.reports.into_inner().unwrap();
    assert_eq!(reports.len(), 1, "it went on: {reports:?}");
    assert_eq!((reports[0].step, reports[0].total), ("transcribe", 87));
}
