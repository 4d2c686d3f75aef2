//! Reads a text from left to right: names, articles, words that point back, quotations.

use super::bare::{document_number, knows, name_before};
use super::cursor::Cursor;
use super::names::{Names, NoNames, Resolution};
use super::reference::{Place, Reference, articles, items_of, paragraphs_of};
use super::relative::{self, Back};
use super::title::{self, Kind};
use super::{Citation, Quotation, Reading, quotation, words};

/// Finds the citations of a text by their form alone, in order.
pub fn find(text: &str) -> Vec<Citation> {
    read(text, &NoNames).citations
}

/// Reads what a text cites; `names` tell where a name without title marks begins.
pub fn read(text: &str, names: &dyn Names) -> Reading {
    let mut reader = Reader::new(text, names);
    reader.run();
    reader.reading
}

/// Whose articles are being cited.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Nothing,
    Law(Named),
    Paper,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    law: String,
    edition: Option<i32>,
}

/// What counts again once a quotation is over.
struct Quoted {
    end: usize,
    source: Source,
    place: Place,
}

struct Reader<'a> {
    text: &'a str,
    names: &'a dyn Names,
    /// Short names that the text defines, and what they stand for.
    aliases: Vec<(String, String)>,
    /// All laws named so far.
    named: Vec<Named>,
    source: Source,
    place: Place,
    /// Whether the line of the place cited last still goes on: 前款 on another line may mean the text itself.
    is_same_line: bool,
    quoted: Option<Quoted>,
    reading: Reading,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, names: &'a dyn Names) -> Self {
        Self {
            text,
            names,
            aliases: Vec::new(),
            named: Vec::new(),
            source: Source::Nothing,
            place: Place::default(),
            is_same_line: false,
            quoted: None,
            reading: Reading::default(),
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            if let Some(over) = self.quoted.take_if(|quoted| quoted.end <= at) {
                (self.source, self.place) = (over.source, over.place);
            }
            self.is_same_line &= c != '\n' || self.quoted.is_some();
            let read = match c {
                '《' => self.titled(at),
                '第' => self.unnamed(at),
                '本' | '该' | '同' | '此' | '上' | '前' => self.pointing_back(at),
                '法' | '典' | '例' | '定' | '则' | '释' | '案' | '号' => self.bare(at + c.len_utf8(), c),
                _ => None,
            };
            at = read.unwrap_or(at + c.len_utf8());
        }
    }

    /// 《…》 with or without articles.
    fn titled(&mut self, at: usize) -> Option<usize> {
        let (name, span) = title::title(self.text, at)?;
        if title::is_definition(&self.text[..at]) {
            return Some(span.end);
        }
        let mut cursor = Cursor::new(self.text, span.end);
        let ornaments = title::ornaments(&mut cursor);
        let is_law = self.is_law(name);
        let law = self.meant(name);
        let named = Named { law: law.clone(), edition: ornaments.edition };
        if let Some(alias) = ornaments.alias.filter(|_| is_law) {
            self.aliases.push((alias, law));
        }
        let Some(references) = articles(&mut cursor, true) else {
            if is_law && (title::is_law_on_its_own(name) || self.is_known(name)) {
                self.name(named);
                let span = at..span.end;
                self.cite(vec![Reference { span, place: Place::default() }], ornaments.end);
            }
            return Some(ornaments.end.max(span.end));
        };
        if is_law {
            self.name(named);
            self.cite(from(references, at), cursor.at);
        } else {
            self.source = Source::Paper;
            self.reading.papers.push(at..cursor.at);
        }
        Some(cursor.at)
    }

    /// A name without title marks that ends at `end`.
    fn bare(&mut self, end: usize, last: char) -> Option<usize> {
        let rest = &self.text[end..];
        if last == '法' && rest.starts_with(['典', '律', '院', '规', '人', '学', '官', '医']) {
            return None;
        }
        let end = if matches!(last, '案' | '释') { end + bracketed_number(rest) } else { end };
        let (span, known) = if last == '号' {
            (document_number(self.text, end)?, false)
        } else {
            let found = name_before(self.text, end, &knows(self.names, &self.aliases))?;
            (found.span, found.known)
        };
        let mut cursor = Cursor::new(self.text, end);
        // “食品安全法”第一百二十四条
        cursor.eat_any(&["”", "\"", "】", ">", "」", "』"]);
        let ornaments = title::ornaments(&mut cursor);
        let written = &self.text[span.clone()];
        let law = match (written.strip_prefix('其'), &self.source) {
            (Some(its), Source::Law(of)) if !known && !its.starts_with('他') => format!("{}{its}", of.law),
            _ => self.meant(written),
        };
        let named = Named { law: law.clone(), edition: ornaments.edition };
        let references = articles(&mut cursor, true);
        if let Some(alias) = ornaments.alias.filter(|_| known || references.is_some()) {
            self.aliases.push((alias, law));
        }
        if let Some(references) = references {
            self.name(named);
            self.cite(from(references, span.start), cursor.at);
            return Some(cursor.at);
        }
        if known {
            self.name(named);
        }
        None
    }

    /// 第…条 without a name right before it, or 第…款 and 第…项 of the article cited last.
    fn unnamed(&mut self, at: usize) -> Option<usize> {
        let mut cursor = Cursor::new(self.text, at);
        let Some(references) = articles(&mut cursor, false) else { return self.part_of_last(at) };
        let (before, rest) = (&self.text[..at], cursor.rest());
        let is_whole =
            references.last().is_some_and(|last| last.place.paragraph.is_none() && last.place.item.is_none());
        if is_whole && (words::counts_things(rest) || words::is_heading(before, rest)) {
            return Some(cursor.at);
        }
        if words::is_of_a_paper(before, rest) {
            self.source = Source::Paper;
        }
        if self.source == Source::Paper {
            self.reading.papers.push(at..cursor.at);
        } else {
            self.cite(references, cursor.at);
        }
        Some(cursor.at)
    }

    fn part_of_last(&mut self, at: usize) -> Option<usize> {
        self.place.article?;
        if !self.is_same_line || self.quoted.is_some() || self.source == Source::Paper {
            return None;
        }
        let mut cursor = Cursor::new(self.text, at);
        let article = Place { article: self.place.article, ..Place::default() };
        let of_paragraph = Place { item: None, ..self.place };
        let references = items_of(&mut cursor, of_paragraph, at).or_else(|| paragraphs_of(&mut cursor, article, at))?;
        if !words::goes_on(cursor.rest()) {
            return None;
        }
        self.cite(references, cursor.at);
        Some(cursor.at)
    }

    fn pointing_back(&mut self, at: usize) -> Option<usize> {
        if self.is_inside_name(at) {
            return None;
        }
        let mut cursor = Cursor::new(self.text, at);
        let is_own = !self.is_same_line && self.text[at..].starts_with('本');
        let last = if is_own || self.source == Source::Paper { Place::default() } else { self.place };
        match relative::read(&mut cursor, last)? {
            Back::Law { sign, references } => {
                self.source = self.law_called(sign);
                self.cite(from(references, at), cursor.at);
            }
            // Inside a quotation they are words of the law itself, looked up together with it.
            _ if self.quoted.is_some() => return None,
            Back::Places(references) => self.cite(references, cursor.at),
            Back::Unclear(_) if !self.is_same_line => return None,
            Back::Unclear(reference) => {
                let place = self.place;
                self.cite(vec![reference], cursor.at);
                self.place = place;
                if let Some(cited) = self.reading.citations.last_mut() {
                    cited.is_unclear = true;
                }
            }
        }
        Some(cursor.at)
    }

    /// Whether the two letters at `at` end a name: 同法 in 合同法.
    fn is_inside_name(&self, at: usize) -> bool {
        let end = at + self.text[at..].chars().take(2).map(char::len_utf8).sum::<usize>();
        let is_after_letter = self.text[..at].ends_with('合') && self.text[at..].starts_with('同');
        let name = name_before(self.text, end, &knows(self.names, &self.aliases));
        is_after_letter || name.is_some_and(|name| name.known && name.span.start < at)
    }

    /// Records citations of the present law, and the quotation behind the last of them.
    fn cite(&mut self, references: Vec<Reference>, end: usize) {
        let (law, edition) = match &self.source {
            Source::Law(named) => (Some(named.law.clone()), named.edition),
            _ => (None, None),
        };
        let first = self.reading.citations.len();
        for Reference { span, place } in references {
            let goes_on = self.reading.citations.len() > first;
            let (law, number) = (law.clone(), place.article);
            let (paragraph, item) = (place.paragraph, place.item);
            let (quote, is_unclear) = (None, false);
            self.reading.citations.push(Citation {
                span,
                law,
                edition,
                number,
                paragraph,
                item,
                quote,
                goes_on,
                is_unclear,
            });
            self.place = place;
            self.is_same_line = true;
        }
        let (Some(found), Some(last)) = (quotation::behind(self.text, end), self.reading.citations.last_mut()) else {
            return;
        };
        if last.number.is_none() {
            return;
        }
        let text = self.text[found.span.clone()].to_owned();
        last.quote = Some(Quotation { text, is_claimed: found.is_marked && found.is_introduced });
        if found.is_marked && self.quoted.is_none() {
            self.quoted = Some(Quoted { end: found.span.end, source: self.source.clone(), place: self.place });
        }
    }

    fn name(&mut self, named: Named) {
        self.named.push(named.clone());
        self.source = Source::Law(named);
        self.place = Place::default();
    }

    /// The law that 该法 or 本条例 means: the quoted one inside a quotation, else the last one of that kind.
    fn law_called(&self, sign: &str) -> Source {
        if let Some(quoted) = &self.quoted {
            return quoted.source.clone();
        }
        let of_kind = |named: &&Named| named.law.ends_with(sign) || (sign == "法" && named.law.ends_with("法典"));
        if let Source::Law(present) = &self.source
            && of_kind(&present)
        {
            return self.source.clone();
        }
        let found = self.named.iter().rev().find(of_kind);
        let last = self.named.last().filter(|_| matches!(sign, "法" | "规定"));
        found.or(last).cloned().map_or(Source::Nothing, Source::Law)
    }

    /// What a name stands for where the text itself has defined it.
    fn meant(&self, name: &str) -> String {
        let defined = self.aliases.iter().rev().find(|(alias, _)| alias == name);
        defined.map_or(name, |(_, law)| law).to_owned()
    }

    fn is_known(&self, name: &str) -> bool {
        self.aliases.iter().any(|(alias, _)| alias == name) || self.names.is_known(name)
    }

    fn is_law(&self, title: &str) -> bool {
        match title::kind(title) {
            _ if self.aliases.iter().any(|(alias, _)| alias == title) => true,
            Kind::Law => true,
            Kind::Paper => false,
            Kind::Unclear => match self.names.resolve(title) {
                Resolution::Law { .. } | Resolution::Former(_) => true,
                Resolution::Unknown { similar } => !similar.is_empty(),
                Resolution::Ambiguous { .. } => false,
            },
        }
    }
}

/// The first citation begins with the name.
fn from(mut references: Vec<Reference>, start: usize) -> Vec<Reference> {
    if let Some(first) = references.first_mut() {
        first.span.start = start;
    }
    references
}

/// Length of （十一） at the start.
fn bracketed_number(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix('（') else { return 0 };
    let mut cursor = Cursor::new(inner, 0);
    let closes = cursor.number().is_some() && cursor.eat("）");
    if closes { '（'.len_utf8() + cursor.at } else { 0 }
}
