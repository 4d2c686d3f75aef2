//! The tokenizer of the packed e5 model as a Hugging Face `tokenizer.json`: unigram pieces, the character map, runs of
//! spaces squeezed, a word mark before every word, `<s> … </s>` around the text.
//!
//! The library looks a grapheme of up to five bytes up as a whole, as SentencePiece does: a mapped letter with a combining
//! mark (full-width Ａ and U+0301) loses the mark, which a map per codepoint would keep. Everything else is the same.

use tokenizers::models::unigram::Unigram;
use tokenizers::normalizers::replace::ReplacePattern;
use tokenizers::normalizers::{NormalizerWrapper, Precompiled, Replace, Sequence};
use tokenizers::pre_tokenizers::metaspace::{Metaspace, PrependScheme};
use tokenizers::processors::template::TemplateProcessing;
use tokenizers::{AddedToken, Tokenizer};

use super::e5_packed::{Packed, SpecialIds};
use super::{ConvertError, charsmap};

/// SentencePiece's mark of a space.
const WORD_MARK: char = '▁';

/// The tokenizer as JSON.
pub(super) fn to_json(packed: &Packed<'_>) -> Result<String, ConvertError> {
    build(packed)
        .and_then(|tokenizer| tokenizer.to_string(false))
        .map_err(|error| ConvertError::malformed(format!("词表不成立：{error}")))
}

fn build(packed: &Packed<'_>) -> tokenizers::Result<Tokenizer> {
    let vocabulary = packed.pieces.iter().map(|(piece, score)| (piece.clone(), f64::from(*score))).collect();
    let model = Unigram::from(vocabulary, Some(packed.special.unknown as usize), false)?;
    let map = Precompiled::from(&charsmap::build(&packed.replacements))?;
    let squeeze = Replace::new(ReplacePattern::Regex(" {2,}".to_owned()), " ")?;
    let words = Metaspace::new(WORD_MARK, PrependScheme::Always, true);
    let mut tokenizer = Tokenizer::new(model);
    tokenizer
        .with_normalizer(Some(Sequence::new(vec![
            NormalizerWrapper::Precompiled(map),
            NormalizerWrapper::Replace(squeeze),
        ])))?
        .with_pre_tokenizer(Some(words.clone()))
        .with_decoder(Some(words))
        .with_post_processor(Some(template(packed, packed.special)?));
    tokenizer.add_special_tokens(special_tokens(packed))?;
    Ok(tokenizer)
}

fn piece(packed: &Packed<'_>, id: u32) -> String {
    packed.pieces.get(id as usize).map(|(piece, _)| piece.clone()).unwrap_or_default()
}

fn template(packed: &Packed<'_>, ids: SpecialIds) -> tokenizers::Result<TemplateProcessing> {
    let (begin, end) = (piece(packed, ids.bos), piece(packed, ids.eos));
    let template = TemplateProcessing::builder()
        .try_single(format!("{begin} $A {end}"))?
        .try_pair(format!("{begin} $A {end} {end} $B {end}"))?
        .special_tokens(vec![(begin, ids.bos), (end, ids.eos)])
        .build()?;
    Ok(template)
}

fn special_tokens(packed: &Packed<'_>) -> Vec<AddedToken> {
    let ids = packed.special;
    let mut names: Vec<String> = [ids.bos, ids.pad, ids.eos, ids.unknown].iter().map(|id| piece(packed, *id)).collect();
    names.extend(packed.pieces.iter().map(|(piece, _)| piece.clone()).filter(|piece| piece == "<mask>"));
    names.into_iter().map(|name| AddedToken::from(name, true)).collect()
}
