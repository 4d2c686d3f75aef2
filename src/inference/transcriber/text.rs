//! What the model wrote, made fit for reading: simplified characters, Chinese punctuation, no echoes.

use zhconv::{Variant, zhconv};

/// What Whisper writes into silence, learnt from the subtitles it was trained on; never said in an interview.
const PHANTOMS: [&str; 9] = [
    "请不吝点赞",
    "打赏支持明镜",
    "明镜与点点",
    "字幕志愿者",
    "字幕由Amara",
    "字幕by",
    "优优独播剧场",
    "中文字幕提供",
    "请订阅我的频道",
];

/// Characters from which a text that stands in the prompt counts as its echo: 以上笔录是否属实 is really said.
const ECHO: usize = 12;

/// How often a phrase may follow itself before the repetition counts as the model's own.
const MAX_REPEATS: usize = 3;

/// Simplified characters (no regional rewording), full-width punctuation beside Chinese characters, no stray spaces.
pub fn tidy(raw: &str) -> String {
    let simplified = zhconv(raw.trim(), Variant::ZhHans);
    let characters: Vec<char> = simplified.chars().filter(|c| *c != '\u{FFFD}').collect();
    let mut out = String::with_capacity(simplified.len());
    for (index, &character) in characters.iter().enumerate() {
        let before = out.chars().next_back();
        let after = characters[index + 1..].iter().copied().find(|c| !c.is_whitespace());
        if character.is_whitespace() {
            let needed =
                before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_alphanumeric());
            if needed {
                out.push(' ');
            }
            continue;
        }
        let beside_chinese = before.is_some_and(is_chinese) || after.is_some_and(is_chinese);
        let between_digits = before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
        out.push(if beside_chinese && !between_digits { full_width(character) } else { character });
    }
    collapse_repeats(&out)
}

/// Whether a text is one that Whisper writes where nothing was said, or an echo of the prompt.
pub fn is_phantom(text: &str, prompt: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let said = bare(text);
    let echo = said.chars().count() >= ECHO && bare(prompt).contains(&said);
    said.is_empty() || echo || PHANTOMS.iter().any(|phantom| said.contains(&bare(phantom)))
}

/// Collapses what the model wrote in a loop: a phrase of 2 to 12 characters that follows itself more than
/// [`MAX_REPEATS`] times is kept once. (对对对 and 没有没有 stay.)
fn collapse_repeats(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for length in 2..=12 {
        let mut at = 0;
        while at + length * (MAX_REPEATS + 1) <= characters.len() {
            let phrase = characters[at..at + length].to_vec();
            let repeats = characters[at..].chunks_exact(length).take_while(|next| **next == *phrase).count();
            // Digits repeat in numbers that people say.
            if repeats > MAX_REPEATS && !phrase.iter().all(char::is_ascii_digit) {
                characters.drain(at + length..at + length * repeats);
            }
            at += 1;
        }
    }
    characters.into_iter().collect()
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”')
}

fn full_width(character: char) -> char {
    match character {
        ',' => '，',
        '?' => '？',
        '!' => '！',
        ':' => '：',
        ';' => '；',
        '.' => '。',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_become_simplified_without_rewording() {
        assert_eq!(tidy("我們當場查獲過期麵包9袋"), "我们当场查获过期面包9袋");
        assert_eq!(tidy("這個軟體裡的資料"), "这个软体里的资料");
    }

    #[test]
    fn punctuation_beside_chinese_characters_is_full_width() {
        assert_eq!(tidy("没有, 这是第一次. 对吗?"), "没有，这是第一次。对吗？");
        assert_eq!(tidy("一共152.5元,收了28块"), "一共152.5元，收了28块");
        assert_eq!(tidy(" 车牌 黑A 12345 "), "车牌黑A 12345");
    }

    #[test]
    fn loops_of_the_model_are_collapsed_and_speech_is_not() {
        assert_eq!(tidy("我没有要票我没有要票我没有要票我没有要票我没有要票"), "我没有要票");
        assert_eq!(tidy("对对对，没有没有"), "对对对，没有没有");
        assert_eq!(tidy("电话13333333333"), "电话13333333333");
    }

    #[test]
    fn subtitles_that_nobody_said_are_known() {
        assert!(is_phantom("请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", ""));
        let prompt = "以下是普通话录音。执法人员、当事人、经营者、供货商。以上笔录是否属实？属实。";
        assert!(is_phantom("执法人员 当事人 经营者 供货商", prompt));
        assert!(!is_phantom("以上笔录是否属实？", prompt));
        assert!(!is_phantom("没有，这是第一次。", prompt));
    }
}
