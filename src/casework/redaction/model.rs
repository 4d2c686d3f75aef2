//! What redaction takes and gives.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A text to redact and what the case file knows of the people in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RedactionQuestion)]
pub struct Question {
    /// The decision, Markdown or plain text.
    pub text: String,
    /// People and organisations of the case.
    #[serde(default)]
    pub parties: Vec<NamedPerson>,
    /// What a person marked as secret or private; it is hidden whatever else holds.
    #[serde(default)]
    pub marked: Vec<Marked>,
    /// Further names of natural persons known to the case.
    #[serde(default)]
    pub known_names: Vec<String>,
    /// Words that stay wherever they stand, such as the telephone of the agency.
    #[serde(default)]
    pub keep: Vec<String>,
    /// What the agency decided for all its publications.
    #[serde(default)]
    pub settings: Settings,
}

/// Choices of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = RedactionSettings)]
pub struct Settings {
    /// Whether the names of enforcement officers stay: they exercise a public function, and some agencies publish them.
    pub keep_officer_names: bool,
    /// Whether the numbers of their certificates (执法证) stay.
    pub keep_officer_certificates: bool,
    /// Whether the names of legal representatives of legal persons stay: the register of companies publishes them.
    pub keep_legal_representatives: bool,
}

/// Someone whom the case file names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedPerson {
    /// Name as in the case file.
    pub name: String,
    /// What kind of party.
    pub kind: PartyKind,
    /// What they are in the case, in the words of the file: 当事人, 法定代表人, 证人, 监护人, 举报人, 执法人员.
    #[serde(default)]
    pub role: String,
    /// Whether under eighteen (未成年人保护法 第二条).
    #[serde(default)]
    pub minor: bool,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RedactionPartyKind)]
pub enum PartyKind {
    /// 自然人: the name is hidden.
    Natural,
    /// 法人或者其他组织: the name stays.
    Legal,
    /// 个体工商户: the name of the business stays; that of its operator is a natural person's.
    IndividualBusiness,
}

/// Words that a person marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Marked {
    /// The words, every place where they stand; or else `start` and `end`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// First character, counted from 0 in characters (Unicode scalar values).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Behind the last character.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// What kind of secret.
    pub secret: Secret,
    /// Why, in the words of who marked it.
    pub reason: String,
}

/// Why something marked may not be public (行政处罚法 第五十条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Secret {
    /// 国家秘密.
    State,
    /// 商业秘密.
    Trade,
    /// 个人隐私.
    Privacy,
    /// Anything else that a person decided to hide.
    Other,
}

impl Secret {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "国家秘密",
            Self::Trade => "商业秘密",
            Self::Privacy => "个人隐私",
            Self::Other => "其他不宜公开的内容",
        }
    }
}

/// What is hidden. The order is that of precedence where two finds share one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RedactionKind)]
pub enum Kind {
    /// Marked by a person.
    Secret,
    /// Name of a minor.
    MinorName,
    /// Name of a minor's guardian.
    GuardianName,
    /// Name of who reported the act.
    InformantName,
    /// Identity card number, 18 or 15 characters.
    IdentityCard,
    /// Passport, permits of residents of Hong Kong, Macau and Taiwan, military card, driving file.
    OtherDocument,
    /// Bank card or account.
    BankAccount,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// WeChat, QQ and other accounts.
    OnlineAccount,
    /// Number plate.
    NumberPlate,
    /// Number of an officer's certificate.
    CertificateNumber,
    /// Date of birth.
    BirthDate,
    /// Name of an enforcement officer.
    OfficerName,
    /// Name of another natural person.
    PersonName,
    /// School of a minor.
    School,
    /// Address of a natural person, below the county.
    Address,
}

impl Kind {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secret => "标记的内容",
            Self::MinorName => "未成年人姓名",
            Self::GuardianName => "监护人姓名",
            Self::InformantName => "举报人、投诉人姓名",
            Self::IdentityCard => "身份证号码",
            Self::OtherDocument => "其他证件号码",
            Self::BankAccount => "银行卡号、账号",
            Self::Phone => "电话号码",
            Self::Email => "电子邮箱",
            Self::OnlineAccount => "网络账号",
            Self::NumberPlate => "号牌号码",
            Self::CertificateNumber => "执法证号",
            Self::BirthDate => "出生日期",
            Self::OfficerName => "执法人员姓名",
            Self::PersonName => "自然人姓名",
            Self::School => "就读学校",
            Self::Address => "自然人住址",
        }
    }

    /// Why it is hidden, as law or practice has it.
    pub const fn basis(self) -> &'static str {
        match self {
            Self::Secret => "行政处罚法 第五十条",
            Self::MinorName | Self::GuardianName | Self::School => "未成年人保护法 第一百零三条",
            Self::InformantName => "民法典 第一千零三十九条",
            Self::IdentityCard | Self::OtherDocument => "民法典 第一千零三十四条",
            Self::BankAccount => "个人信息保护法 第二十八条（金融账户）",
            Self::Phone | Self::Email | Self::BirthDate | Self::PersonName | Self::Address => "民法典 第一千零三十四条",
            Self::OnlineAccount | Self::NumberPlate => "个人信息保护法 第四条、第六条",
            Self::CertificateNumber | Self::OfficerName => "机关的设置（法律未作规定）",
        }
    }
}

/// One place that is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redaction {
    /// The same for the same kind, place and words: the first 16 hexadecimal digits of their SHA-256.
    pub id: String,
    /// What is hidden.
    pub kind: Kind,
    /// First character in the original, counted from 0 in characters (Unicode scalar values).
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// The words as they stood.
    pub original: String,
    /// What stands there instead.
    pub replacement: String,
    /// Why, in Chinese.
    pub reason: String,
    /// What found it: `case_file`, `marked`, `repeated`, or `label:…`, `shape:…`.
    pub rule: String,
    /// The article or practice behind it.
    pub basis: String,
    /// Whether the find is beyond doubt; if not, `reason` says why. Doubtful places are hidden until a person lifts them.
    pub certain: bool,
}

/// Something that a person should look at although it is not hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leftover {
    /// First character in the original; 0 where it concerns the whole text.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
    /// The words.
    pub text: String,
    /// What to look at, in Chinese.
    pub reason: String,
}

/// A text for publication, with everything that was hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redacted {
    /// The text with every item applied.
    pub text: String,
    /// What is hidden, by place, without overlap.
    pub items: Vec<Redaction>,
    /// What a person should look at.
    pub leftovers: Vec<Leftover>,
}
