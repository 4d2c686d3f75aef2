//! Verifies an exported log without any database: the chain as in `verify`, and the spelling of every line.

use std::io::{BufRead, Read};

use rayon::prelude::*;

use super::line::{self, Line, Refusal};
use super::verify::Walk;
use super::{AuditReport, Kept};
use crate::failure::Failure;
use crate::store::entities::audit_head;

/// Bytes of the file that are looked at together; a longer line is read whole.
const PIECE: usize = 8 << 20;

/// Checks every byte of an exported log: each line is exactly as `export` spells it, bears its own hash and follows the
/// line before; the head is the last line and names the last entry. Each finding bears the number of its line, from 1.
///
/// What was `kept` elsewhere must be in the file. Without anything kept, somebody who rewrites the whole file, head included,
/// is not found.
///
/// # Errors
/// `audit.read` where `reader` fails; findings are not errors but part of the report.
pub fn verify_file(mut reader: impl BufRead, kept: Kept) -> Result<AuditReport, Failure> {
    let mut lines = Lines { walk: Walk::new(kept), number: 0, head: false };
    let mut piece = Vec::with_capacity(PIECE);
    while fill(&mut reader, &mut piece)? {
        let looked: Vec<_> =
            piece.split_inclusive(|byte| *byte == b'\n').collect::<Vec<_>>().into_par_iter().map(line::read).collect();
        for line in looked {
            lines.take(line);
        }
        piece.clear();
    }
    Ok(lines.end())
}

/// Reads whole lines, about [`PIECE`] bytes of them; false at the end.
fn fill(reader: &mut impl BufRead, piece: &mut Vec<u8>) -> Result<bool, Failure> {
    let unreadable = |error| Failure::new("audit.read", format!("读不了审计日志文件：{error}"));
    let most = u64::try_from(PIECE).unwrap_or(u64::MAX);
    reader.by_ref().take(most).read_to_end(piece).map_err(unreadable)?;
    if !piece.is_empty() && !piece.ends_with(b"\n") {
        reader.read_until(b'\n', piece).map_err(unreadable)?;
    }
    Ok(!piece.is_empty())
}

/// The lines of a file, one after the other.
struct Lines {
    walk: Walk,
    number: u64,
    head: bool,
}

impl Lines {
    fn take(&mut self, line: Result<Line, Refusal>) {
        self.number += 1;
        let number = self.number;
        self.walk.at_line(number);
        if self.head {
            self.walk.found_here("after_head", format!("第 {number} 行在头记录之后，不应存在"));
        }
        match line {
            Ok(Line::Entry(entry)) => self.walk.take(entry),
            Ok(Line::Head(line)) => {
                self.head = true;
                self.walk.compare(&audit_head::Model { id: 1, seq: line.seq, hash: line.hash });
            }
            Err(Refusal::Malformed) => {
                self.walk.found_here("malformed", format!("第 {number} 行不是导出的格式：被改动或截断"));
            }
            Err(Refusal::Respelled) => {
                let message = format!("第 {number} 行的写法不是导出时的写法（空格、转义或次序）：被改动");
                self.walk.found_here("respelled", message);
            }
        }
    }

    fn end(mut self) -> AuditReport {
        if !self.head {
            self.walk.at_line(self.number + 1);
            self.walk.found_here("truncated", "文件末尾没有头记录：被截断".to_owned());
        }
        self.walk.look_for_expected();
        self.walk.into_report()
    }
}

#[cfg(test)]
mod tests;
