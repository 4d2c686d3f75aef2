//! Verifies an exported log without any database: the chain as in `verify`, and the spelling of every line.

use std::io::BufRead;

use super::AuditReport;
use super::line::{self, Line, Refusal};
use super::verify::Walk;
use crate::failure::Failure;
use crate::store::entities::audit_head;

/// Checks every byte of an exported log: each line is exactly as `export` spells it, bears its own hash and follows the
/// line before; the head is the last line and names the last entry. Each finding bears the number of its line, from 1.
///
/// `expected_head` is a hash that was kept earlier: the file must hold the entry that bears it. Without it, somebody who
/// rewrites the whole file, head included, is not found.
///
/// # Errors
/// `audit.read` where `reader` fails; findings are not errors but part of the report.
pub fn verify_file(mut reader: impl BufRead, expected_head: Option<&str>) -> Result<AuditReport, Failure> {
    let mut walk = Walk::new(expected_head);
    let (mut number, mut bytes, mut head) = (0, Vec::new(), false);
    loop {
        bytes.clear();
        let length = reader
            .read_until(b'\n', &mut bytes)
            .map_err(|error| Failure::new("audit.read", format!("读不了审计日志文件：{error}")))?;
        if length == 0 {
            break;
        }
        number += 1;
        walk.at_line(number);
        if head {
            walk.found_here("after_head", format!("第 {number} 行在头记录之后，不应存在"));
        }
        match line::read(&bytes) {
            Ok(Line::Entry(row)) => walk.take(&row),
            Ok(Line::Head(line)) => {
                head = true;
                walk.compare(&audit_head::Model { id: 1, seq: line.seq, hash: line.hash });
            }
            Err(Refusal::Malformed) => {
                walk.found_here("malformed", format!("第 {number} 行不是导出的格式：被改动或截断"));
            }
            Err(Refusal::Respelled) => {
                walk.found_here(
                    "respelled",
                    format!("第 {number} 行的写法不是导出时的写法（空格、转义或次序）：被改动"),
                );
            }
        }
    }
    if !head {
        walk.at_line(number + 1);
        walk.found_here("truncated", "文件末尾没有头记录：被截断".to_owned());
    }
    walk.look_for_expected();
    Ok(walk.into_report())
}

#[cfg(test)]
mod tests;
