//! What can go wrong with a recording.

use crate::failure::Failure;

/// Why a recording could not be transcribed.
#[derive(Debug, thiserror::Error)]
pub enum AudioError {
    /// The file can't be opened or read.
    #[error("读不了录音文件：{0}")]
    Unreadable(std::io::Error),
    /// The file holds no byte.
    #[error("录音文件是空的（0 字节）")]
    Empty,
    /// The content is no sound of a kind known to us, whatever the name says.
    #[error("文件内容不是录音：{0}")]
    Unrecognised(&'static str),
    /// A kind of recording that is known but can't be decoded here.
    #[error("不支持的录音格式：{0}")]
    Unsupported(String),
    /// The recording breaks off before anything could be decoded.
    #[error("录音文件不完整，没有能解码的内容")]
    Truncated,
    /// The recording holds no sample.
    #[error("录音时长为 0 秒")]
    NoSound,
    /// No speech was found in the recording.
    #[error("录音中没有找到说话声")]
    NoSpeech,
    /// The recording is longer than [`super::MAX_HOURS`].
    #[error("录音超过 {0} 小时")]
    TooLong(u32),
    /// The samples can't be brought to 16 kHz.
    #[error("录音无法重采样：{0}")]
    Resample(String),
    /// The model file can't be loaded.
    #[error("语音识别模型 {name} 无法加载：{reason}")]
    Model {
        /// Name or path of the model.
        name: String,
        /// What the library says.
        reason: String,
    },
    /// The model failed on a stretch of the recording.
    #[error("语音识别失败：{0}")]
    Recognition(String),
}

impl AudioError {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "audio.unreadable",
            Self::Empty => "audio.empty",
            Self::Unrecognised(_) => "audio.unrecognised",
            Self::Unsupported(_) => "audio.unsupported",
            Self::Truncated => "audio.truncated",
            Self::NoSound => "audio.no_sound",
            Self::NoSpeech => "audio.no_speech",
            Self::TooLong(_) => "audio.too_long",
            Self::Resample(_) => "audio.resample",
            Self::Model { .. } => "transcriber.model",
            Self::Recognition(_) => "transcriber.failed",
        }
    }

    fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Unrecognised(_) | Self::Unsupported(_) => Some(
                "可读格式：wav、mp3、m4a/aac、flac、ogg（vorbis）；其他格式请先转换，例如 ffmpeg -i 原文件 录音.wav",
            ),
            Self::Empty | Self::Truncated | Self::NoSound => Some("请从录音设备重新导出文件"),
            Self::NoSpeech => Some("请确认录音中有人说话，且音量足够"),
            Self::TooLong(_) => Some("请将录音分段后再处理"),
            Self::Model { .. } => Some("运行 caiheng models verify 检查模型文件"),
            Self::Unreadable(_) | Self::Resample(_) | Self::Recognition(_) => None,
        }
    }
}

impl From<AudioError> for Failure {
    fn from(error: AudioError) -> Self {
        let failure = Self::new(error.code(), error.to_string());
        match error.hint() {
            Some(hint) => failure.with_hint(hint),
            None => failure,
        }
    }
}
