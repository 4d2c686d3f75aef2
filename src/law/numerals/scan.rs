//! One number at the start of a text: digits, Chinese numerals, or both.

use rust_decimal::Decimal;

/// What one character contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// An ASCII or full-width digit.
    Ascii(u32),
    /// A Chinese digit, zero included.
    Digit(u32),
    /// 十, 百, 千.
    Unit(u32),
    /// 万, 亿.
    Myriad(u64),
}

impl Token {
    pub(crate) fn of(c: char) -> Option<Self> {
        Some(match c {
            '0'..='9' => Self::Ascii(c as u32 - '0' as u32),
            '０'..='９' => Self::Ascii(c as u32 - '０' as u32),
            '〇' | '零' => Self::Digit(0),
            '一' | '壹' => Self::Digit(1),
            '二' | '两' | '贰' => Self::Digit(2),
            '三' | '叁' => Self::Digit(3),
            '四' | '肆' => Self::Digit(4),
            '五' | '伍' => Self::Digit(5),
            '六' | '陆' => Self::Digit(6),
            '七' | '柒' => Self::Digit(7),
            '八' | '捌' => Self::Digit(8),
            '九' | '玖' => Self::Digit(9),
            '十' | '拾' => Self::Unit(10),
            '百' | '佰' => Self::Unit(100),
            '千' | '仟' => Self::Unit(1000),
            '万' | '萬' => Self::Myriad(10_000),
            '亿' | '億' => Self::Myriad(100_000_000),
            _ => return None,
        })
    }
}

/// Reads the number at the start of `text`: its value and where it ends, in bytes.
///
/// The whole run of numerals must make sense: `None` rather than a part of it.
pub(crate) fn number(text: &str) -> Option<(Decimal, usize)> {
    let run = run_end(text);
    let (value, read) = chinese_decimal(text, run).or_else(|| Some((mixed(text.get(..run)?)?, run)))?;
    Some((value, read))
}

/// Where the run of numerals at the start ends, with the points and grouping commas between ASCII digits.
pub(crate) fn run_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let token = Token::of(c);
        let between_digits = matches!(before, Some(Token::Ascii(_)))
            && matches!(c, '.' | ',' | '．')
            && chars.peek().is_some_and(|(_, next)| matches!(Token::of(*next), Some(Token::Ascii(_))));
        if token.is_none() && !between_digits {
            break;
        }
        before = token;
        end = at + c.len_utf8();
    }
    end
}

/// 三点五, 十二点八万: not a time of day such as 三点五十.
fn chinese_decimal(text: &str, run: usize) -> Option<(Decimal, usize)> {
    let fraction = text.get(run..)?.strip_prefix('点')?;
    let digits: String = fraction
        .chars()
        .map_while(|c| match Token::of(c) {
            Some(Token::Digit(digit)) => char::from_digit(digit, 10),
            _ => None,
        })
        .collect();
    let digits_end: usize = fraction.chars().take(digits.len()).map(char::len_utf8).sum();
    let rest = &fraction[digits_end..];
    if digits.is_empty() || rest.starts_with(['十', '分', '刻', '百', '千']) {
        return None;
    }
    let whole = mixed(text.get(..run)?)?;
    let decimals: Decimal = format!("0.{digits}").parse().ok()?;
    let end = run + '点'.len_utf8() + digits_end;
    match rest.chars().next() {
        Some(c @ ('万' | '亿')) if whole < Decimal::from(10_000) => {
            let factor = if c == '万' { 10_000 } else { 100_000_000 };
            Some(((whole + decimals) * Decimal::from(factor), end + c.len_utf8()))
        }
        _ => Some((whole + decimals, end)),
    }
}

/// A run of numerals that is one number.
fn mixed(run: &str) -> Option<Decimal> {
    if run.is_empty() {
        return None;
    }
    positional(run).or_else(|| Composer::default().read(run))
}

/// 二〇二五: three digits or more, or two with a zero.
fn positional(run: &str) -> Option<Decimal> {
    let digits: Option<String> = run
        .chars()
        .map(|c| match Token::of(c) {
            Some(Token::Digit(digit)) => char::from_digit(digit, 10),
            _ => None,
        })
        .collect();
    let digits = digits?;
    let enough = digits.len() >= 3 || (digits.len() == 2 && digits.contains('0'));
    if enough { digits.parse().ok() } else { None }
}

/// Adds up 3万5千 and 五十万零八百, refusing what is out of order.
#[derive(Default)]
struct Composer {
    total: Decimal,
    /// The part below the last 万 or 亿.
    section: Decimal,
    digit: Option<Decimal>,
    /// The least unit so far inside the section.
    unit: Option<u32>,
    /// The least 万 or 亿 so far.
    myriad: Option<u64>,
    zero: bool,
    ascii: bool,
}

impl Composer {
    fn read(mut self, run: &str) -> Option<Decimal> {
        let mut rest = run;
        while let Some(c) = rest.chars().next() {
            match Token::of(c)? {
                Token::Ascii(_) => {
                    let end = ascii_end(rest);
                    self.set_digit(ascii_value(&rest[..end])?)?;
                    self.ascii = true;
                    rest = &rest[end..];
                    continue;
                }
                Token::Digit(0) => self.zero(rest.len() == c.len_utf8())?,
                Token::Digit(digit) => self.set_digit(Decimal::from(digit))?,
                Token::Unit(unit) => self.unit(unit)?,
                Token::Myriad(myriad) => self.myriad(myriad)?,
            }
            rest = &rest[c.len_utf8()..];
        }
        self.finish()
    }

    fn set_digit(&mut self, value: Decimal) -> Option<()> {
        if self.digit.is_some() {
            return None;
        }
        self.digit = Some(value);
        Some(())
    }

    fn zero(&mut self, alone: bool) -> Option<()> {
        let first = self.section.is_zero() && self.total.is_zero() && self.unit.is_none() && self.myriad.is_none();
        if self.digit.is_some() || (first && !alone) || (alone && !first) {
            return None;
        }
        if first {
            self.digit = Some(Decimal::ZERO);
        }
        self.zero = true;
        Some(())
    }

    fn unit(&mut self, unit: u32) -> Option<()> {
        if self.unit.is_some_and(|least| unit >= least) {
            return None;
        }
        let implied_ten = unit == 10 && !self.ascii;
        let digit = match self.digit.take() {
            Some(digit) => digit,
            None if implied_ten => Decimal::ONE,
            None => return None,
        };
        self.section += digit * Decimal::from(unit);
        self.unit = Some(unit);
        self.zero = false;
        Some(())
    }

    fn myriad(&mut self, myriad: u64) -> Option<()> {
        let skips_places = self.digit.is_some() && self.unit.is_some_and(|unit| unit > 10) && !self.zero;
        if skips_places {
            return None;
        }
        let section = self.section + self.digit.take().unwrap_or_default();
        // 一万零一亿: 亿 may count a number that holds 万, nothing else repeats.
        let counts_all = myriad > 10_000 && self.myriad == Some(10_000);
        if counts_all {
            self.total = (self.total + section) * Decimal::from(myriad);
        } else if section.is_zero() || self.myriad.is_some_and(|least| myriad >= least) {
            return None;
        } else {
            self.total += section * Decimal::from(myriad);
        }
        self.myriad = Some(myriad);
        self.section = Decimal::ZERO;
        self.unit = None;
        self.zero = false;
        Some(())
    }

    fn finish(mut self) -> Option<Decimal> {
        let Some(digit) = self.digit.take() else {
            return if self.zero { None } else { Some(self.total + self.section) };
        };
        let least = match (self.unit, self.myriad) {
            (Some(unit), _) => u64::from(unit),
            (None, Some(myriad)) => myriad,
            (None, None) => return Some(digit),
        };
        let short = !self.zero && least > 10 && digit < Decimal::TEN && digit.fract().is_zero();
        // 一百五 is 150 and 三万二 is 32,000: the digit counts the next lower unit. After 零 or 十 it counts ones.
        let scale = if short { Decimal::from(least / 10) } else { Decimal::ONE };
        let below = digit * scale < Decimal::from(least);
        if below { Some(self.total + self.section + digit * scale) } else { None }
    }
}

fn ascii_end(text: &str) -> usize {
    let is_part = |c: char| matches!(Token::of(c), Some(Token::Ascii(_))) || matches!(c, '.' | ',' | '．');
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

/// ASCII or full-width digits, with commas only between groups of three.
fn ascii_value(run: &str) -> Option<Decimal> {
    let plain: String = run
        .chars()
        .map(|c| match Token::of(c) {
            Some(Token::Ascii(digit)) => char::from_digit(digit, 10).unwrap_or(c),
            _ if c == '．' => '.',
            _ => c,
        })
        .collect();
    let whole = plain.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let well_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    if (grouped && !well_grouped) || plain.matches('.').count() > 1 || plain.len() > 24 {
        return None;
    }
    plain.replace(',', "").parse().ok()
}
