//! The part of a file that a `Range` header asks for (RFC 9110, section 14).

/// What to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The whole file.
    Whole,
    /// The bytes from `first` to `last`, both included.
    Part {
        /// First byte, from 0.
        first: u64,
        /// Last byte.
        last: u64,
    },
    /// Nothing: the range lies outside the file.
    Unsatisfiable,
}

/// Reads the value of a `Range` header for a file of `length` bytes. What is no single range of bytes is ignored, as the
/// standard allows: the whole file is a right answer to any request.
pub(super) fn parse(header: Option<&str>, length: u64) -> Asked {
    let Some((first, last)) = header.and_then(|value| value.trim().strip_prefix("bytes=")?.split_once('-')) else {
        return Asked::Whole;
    };
    match (number(first), number(last)) {
        // "-n": the last n bytes.
        (Ok(None), Ok(Some(0))) => Asked::Unsatisfiable,
        (Ok(None), Ok(Some(count))) => part(length.saturating_sub(count), u64::MAX, length),
        (Ok(Some(first)), Ok(None)) => part(first, u64::MAX, length),
        (Ok(Some(first)), Ok(Some(last))) if first <= last => part(first, last, length),
        _ => Asked::Whole,
    }
}

fn part(first: u64, last: u64, length: u64) -> Asked {
    match length.checked_sub(1) {
        Some(end) if first <= end => Asked::Part { first, last: last.min(end) },
        _ => Asked::Unsatisfiable,
    }
}

/// `None` where there is no number; an error where there is something else.
fn number(text: &str) -> Result<Option<u64>, ()> {
    match text.trim() {
        "" => Ok(None),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().map(Some).map_err(|_| ()),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_ranges_are_cut_to_the_file() {
        let of_ten = |header| parse(Some(header), 10);
        assert_eq!(of_ten("bytes=0-"), Asked::Part { first: 0, last: 9 });
        assert_eq!(of_ten("bytes=2-4"), Asked::Part { first: 2, last: 4 });
        assert_eq!(of_ten("bytes=8-99"), Asked::Part { first: 8, last: 9 });
        assert_eq!(of_ten("bytes=-3"), Asked::Part { first: 7, last: 9 });
        assert_eq!(of_ten("bytes=-99"), Asked::Part { first: 0, last: 9 });
    }

    #[test]
    fn what_lies_outside_is_refused_and_what_is_not_understood_is_ignored() {
        for header in ["bytes=10-", "bytes=10-12", "bytes=-0"] {
            assert_eq!(parse(Some(header), 10), Asked::Unsatisfiable, "{header}");
        }
        for header in ["bytes=4-2", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=-", "bytes=+1-2", "bytes"] {
            assert_eq!(parse(Some(header), 10), Asked::Whole, "{header}");
        }
        assert_eq!(parse(None, 10), Asked::Whole);
        assert_eq!(parse(Some("bytes=0-"), 0), Asked::Unsatisfiable);
    }
}
