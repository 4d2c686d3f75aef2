//! Measures of GB/T 9704: A4 with a type area of 156 by 225 mm, 22 lines of 28 characters of 三号.

/// Width and height of A4, in twentieths of a point.
pub(super) const PAGE: (u32, u32) = (11_906, 16_838);
/// Margins in twentieths of a point: 天头 37 mm, 下 35 mm, 订口 28 mm, 右 26 mm.
pub(super) const MARGIN_TOP: i32 = twips(37);
pub(super) const MARGIN_BOTTOM: i32 = twips(35);
pub(super) const MARGIN_LEFT: i32 = twips(28);
pub(super) const MARGIN_RIGHT: i32 = twips(26);
/// The page number stands 7 mm under the type area.
pub(super) const FOOTER: i32 = twips(24);
pub(super) const HEADER: i32 = twips(20);
/// Width of the type area, in twentieths of a point.
pub(super) const TEXT_WIDTH: u32 = 8_844;
/// One of 22 lines on 225 mm, in twentieths of a point.
pub(super) const LINE: i32 = 579;
/// A line of the title.
pub(super) const TITLE_LINE: i32 = 640;
/// A line in a table.
pub(super) const TABLE_LINE: i32 = 360;

/// Sizes in half points: 三号, 二号, 四号, 小四.
pub(super) const BODY: usize = 32;
pub(super) const TITLE: usize = 44;
pub(super) const FOLIO: usize = 28;
pub(super) const TABLE: usize = 24;
/// A character of the body and of the page number, in twentieths of a point.
pub(super) const CHARACTER: i32 = 320;
pub(super) const FOLIO_CHARACTER: i32 = 280;
/// Two characters of the body, in hundredths of a character.
pub(super) const TWO_CHARACTERS: i32 = 200;

/// Millimetres in twentieths of a point.
const fn twips(millimetres: i32) -> i32 {
    millimetres * 1440 * 10 / 254
}
