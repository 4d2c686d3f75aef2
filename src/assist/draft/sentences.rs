//! The draft as it was rendered, with its marks -> its text, and its sentences with what each rests on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::piece::{BEGIN, Basis, END, NUMBERED, Piece};

/// A sentence of a draft: a line, or in a paragraph of several pieces each of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DraftSentence)]
pub struct Sentence {
    /// Where it begins in the draft before its check, in characters.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it rests on.
    pub basis: Vec<Basis>,
    /// Its words before the model rephrased them, where it did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<String>,
}

/// Where a piece stands, in characters.
struct Span {
    number: usize,
    start: usize,
    end: usize,
}

/// Takes the marks out of a rendered draft.
pub(super) fn read(marked: &str, pieces: &[&Piece]) -> (String, Vec<Sentence>) {
    let (text, spans) = unmarked(marked);
    let characters: Vec<char> = text.chars().collect();
    let mut sentences = Vec::new();
    let mut at = 0;
    for group in grouped(&characters, &spans) {
        let (first, last) = (line_start(&characters, group[0].start), line_end(&characters, end_of(group)));
        fixed(&characters, at..first, &mut sentences);
        match group {
            [only] => sentences.push(sentence(only, first, last, pieces)),
            several => sentences.extend(several.iter().map(|span| sentence(span, span.start, span.end, pieces))),
        }
        at = last;
    }
    fixed(&characters, at..characters.len(), &mut sentences);
    (text, sentences)
}

fn sentence(span: &Span, start: usize, end: usize, pieces: &[&Piece]) -> Sentence {
    let piece = pieces.get(span.number);
    let basis = piece.map(|piece| piece.basis().to_vec()).unwrap_or_default();
    Sentence { start, end, basis, before: piece.and_then(|piece| piece.before()).map(str::to_owned) }
}

/// The text without marks, and where the pieces stand in it.
fn unmarked(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut at, mut spans) = (String::with_capacity(marked.len()), 0, Vec::new());
    let mut open: Option<(usize, usize)> = None;
    let mut characters = marked.chars();
    while let Some(character) = characters.next() {
        match character {
            BEGIN => {
                let number: String = characters.by_ref().take_while(|next| *next != NUMBERED).collect();
                open = number.parse().ok().map(|number| (number, at));
            }
            END => spans.extend(open.take().map(|(number, start)| Span { number, start, end: at })),
            other => {
                text.push(other);
                at += 1;
            }
        }
    }
    (text, spans)
}

/// Spans that share lines belong together.
fn grouped<'a>(characters: &[char], spans: &'a [Span]) -> Vec<&'a [Span]> {
    spans.chunk_by(|one, next| line_start(characters, next.start) < line_end(characters, one.end)).collect()
}

fn end_of(group: &[Span]) -> usize {
    group.last().map_or(0, |span| span.end)
}

fn line_start(characters: &[char], place: usize) -> usize {
    let before = characters.get(..place).unwrap_or_default();
    before.iter().rposition(|character| *character == '\n').map_or(0, |end| end + 1)
}

fn line_end(characters: &[char], place: usize) -> usize {
    let after = characters.get(place..).unwrap_or_default();
    after.iter().position(|character| *character == '\n').map_or(characters.len(), |length| place + length)
}

/// The lines of the template itself.
fn fixed(characters: &[char], range: std::ops::Range<usize>, sentences: &mut Vec<Sentence>) {
    let mut start = range.start;
    for line in characters.get(range).unwrap_or_default().split(|character| *character == '\n') {
        let end = start + line.len();
        if line.iter().any(|character| !character.is_whitespace()) {
            sentences.push(Sentence { start, end, basis: vec![Basis::Template {}], before: None });
        }
        start = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_sentence_and_a_paragraph_as_many_as_it_has_pieces() {
        let piece = |number: usize, text: &str, field: &str| {
            let mut piece = Piece::new(text, vec![Basis::fact(field)]);
            piece.numbered(number);
            piece
        };
        let mut pieces =
            vec![piece(0, "甲店", "party"), piece(1, "经查，一。", "act"), piece(2, "二。", "goods_value")];
        pieces[2].text = "改写的二。".to_owned();
        let (open, close) = Piece::halves(3, "《某法》", "第一行\n第二行");
        pieces.push(Piece::new("", vec![Basis::Penalty { part: String::new() }]));
        let marked = format!(
            "# 决定\n\n当事人：{}\n\n{}{}\n\n> {}：“{}”\n\n固定的话。\n",
            pieces[0].marked(),
            pieces[1].marked(),
            pieces[2].marked(),
            open.marked(),
            close.marked()
        );
        let (text, sentences) = read(&marked, &pieces.iter().collect::<Vec<_>>());
        assert_eq!(
            text,
            "# 决定\n\n当事人：甲店\n\n经查，一。改写的二。\n\n> 《某法》：“第一行\n第二行”\n\n固定的话。\n"
        );
        let characters: Vec<char> = text.chars().collect();
        let shown: Vec<String> =
            sentences.iter().map(|sentence| characters[sentence.start..sentence.end].iter().collect()).collect();
        let expected =
            ["# 决定", "当事人：甲店", "经查，一。", "改写的二。", "> 《某法》：“第一行\n第二行”", "固定的话。"];
        assert_eq!(shown, expected);
        assert_eq!(sentences[3].before.as_deref(), Some("二。"));
        assert_eq!(sentences[0].basis, [Basis::Template {}]);
        assert_eq!(sentences[1].basis, [Basis::fact("party")]);
        assert_eq!(sentences[4].basis, [Basis::Penalty { part: String::new() }]);
    }

    #[test]
    fn marks_in_the_words_themselves_are_taken_out() {
        let mut piece = Piece::new("甲\u{e000}7\u{e001}乙\u{e002}", vec![Basis::File {}]);
        piece.numbered(0);
        let (text, sentences) = read(&piece.marked(), &[&piece]);
        assert_eq!((text.as_str(), sentences.len()), ("甲7乙", 1));
    }
}
