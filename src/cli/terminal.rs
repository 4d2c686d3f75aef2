//! Progress and errors on stderr.

use std::io::Write;
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::failure::Failure;
use crate::progress::{CancelFlag, Progress, ProgressEvent};

/// Prints a failure for a person.
pub(super) fn print_failure(failure: &Failure) {
    // Nothing better can be done where stderr itself is closed.
    let _ = writeln!(std::io::stderr(), "错误 {failure}");
}

/// Shows progress as a bar per step (on a terminal) and stops at the flag.
#[derive(Debug)]
pub struct TerminalProgress {
    bar: Mutex<Option<(&'static str, ProgressBar)>>,
    cancel: CancelFlag,
}

impl TerminalProgress {
    /// A display that reports cancellation once `cancel` is set.
    pub fn new(cancel: CancelFlag) -> Self {
        Self { bar: Mutex::new(None), cancel }
    }
}

impl Progress for TerminalProgress {
    fn report(&self, event: ProgressEvent) {
        let Ok(mut current) = self.bar.lock() else { return };
        let same_step = current.as_ref().is_some_and(|(step, _)| *step == event.step);
        if !same_step {
            if let Some((_, finished)) = current.take() {
                finished.finish();
            }
            *current = Some((event.step, new_bar(event.total)));
        }
        if let Some((_, bar)) = current.as_ref() {
            bar.set_length(event.total);
            bar.set_position(event.done);
            bar.set_message(event.message);
        }
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

fn new_bar(total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    if let Ok(style) = ProgressStyle::with_template("{elapsed:>4} {bar:24} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}
