//! A decision as lines and parts.

/// A line that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub number: usize,
    /// Its words: full-width letters and digits made narrow, marks of Markdown and spaces at the ends taken away.
    pub text: String,
    /// Whether it is a Markdown heading.
    pub heading: bool,
    /// Spaces before it; a full-width one counts two.
    pub indent: usize,
    /// As it is written.
    pub raw: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text {
    /// Lines that are not empty.
    pub lines: Vec<Line>,
    /// All of them, joined by line breaks.
    pub whole: String,
    /// Whether it is written in Markdown.
    pub markdown: bool,
    /// Where each line begins in [`Self::whole`], in bytes.
    starts: Vec<usize>,
}

impl Text {
    pub fn read(written: &str) -> Self {
        let lines: Vec<Line> = written
            .lines()
            .enumerate()
            .map(|(at, raw)| line(at + 1, raw))
            .filter(|line| !line.text.is_empty())
            .collect();
        let whole = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let markdown = lines.iter().any(|line| line.heading || line.raw.contains("**"));
        let starts = std::iter::once(0).chain(whole.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { lines, whole, markdown, starts }
    }

    /// The first line that `which` holds for.
    pub fn find(&self, which: impl Fn(&str) -> bool) -> Option<&Line> {
        self.lines.iter().find(|line| which(&line.text))
    }

    /// The number of the line in which byte `at` of [`Self::whole`] stands.
    pub fn line_at(&self, at: usize) -> Option<usize> {
        let before = self.starts.partition_point(|start| *start <= at);
        self.lines.get(before.checked_sub(1)?).map(|line| line.number)
    }

    /// Lines that may be the title: those before the number and the party, four at most.
    pub fn title(&self) -> &[Line] {
        let body =
            |line: &Line| line.text.starts_with("当事人") || line.text.ends_with('号') || line.text.ends_with('。');
        let end = self.lines.iter().position(body).unwrap_or(self.lines.len()).min(4);
        self.lines.get(..end).unwrap_or_default()
    }

    /// From the line that decides to the one about payment or remedies. A draft may still say 拟.
    pub fn decision(&self) -> &[Line] {
        let decides = |text: &str| {
            let opens = text.contains("如下") || text.contains("处以") || text.contains("给予");
            let words = text.contains("决定") || text.contains("作出如下行政处罚");
            words && opens && !text.contains("不服") && !text.contains("告知")
        };
        let final_words = |line: &Line| decides(&line.text) && !line.text.contains('拟');
        let start = self.lines.iter().rposition(final_words);
        let start = start.or_else(|| self.lines.iter().rposition(|line| decides(&line.text)));
        let Some(start) = start else { return &[] };
        let rest = self.lines.get(start..).unwrap_or_default();
        let closes = |line: &Line| {
            let text = &line.text;
            line.heading || text.contains("缴纳") || text.contains("不服") || text.contains("逾期")
        };
        let end = rest.iter().skip(1).position(closes).map_or(rest.len(), |at| at + 1);
        rest.get(..end).unwrap_or_default()
    }

    /// Whether a fine is decided.
    pub fn fines(&self) -> bool {
        let part = self.decision();
        if part.is_empty() {
            self.whole.contains("罚款")
        } else {
            part.iter().any(|line| line.text.contains("罚款"))
        }
    }
}

fn line(number: usize, raw: &str) -> Line {
    let indent =
        raw.chars().take_while(|sign| sign.is_whitespace()).map(|sign| if sign == '\u{3000}' { 2 } else { 1 }).sum();
    let trimmed = raw.trim();
    let heading = trimmed.starts_with('#');
    let bare = trimmed.trim_start_matches(['#', '>']).replace("**", "");
    let text = bare.trim().chars().map(narrow).collect::<String>();
    Line { number, text, heading, indent, raw: raw.to_owned() }
}

/// Full-width letters, digits and the percent sign as narrow ones.
fn narrow(sign: char) -> char {
    match sign {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => {
            char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign)
        }
        other => other,
    }
}

/// `text` without what stands in “ ”.
pub(super) fn unquoted(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for sign in text.chars() {
        match sign {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '\n' => {
                depth = 0;
                kept.push(sign);
            }
            _ if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}
