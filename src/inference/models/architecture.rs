//! What this program can run.

use super::manifest::Task;

/// Architectures with an engine here, and the forms of weights that it reads.
const RUNNABLE: [(Task, &str, &[&str]); 4] = [
    (Task::Transcribe, "whisper", &["bin"]),
    (Task::Embed, "bert", &["gguf", "safetensors"]),
    (Task::Generate, "qwen2", &["gguf"]),
    (Task::Data, "sqlite", &["db"]),
];

/// Whether an engine of this program runs weights of `architecture` in a file named `file` for `task`.
pub fn can_run(task: Task, architecture: &str, file: &str) -> bool {
    let extension = file.rsplit('.').next().unwrap_or_default();
    RUNNABLE
        .iter()
        .any(|(runs, known, extensions)| *runs == task && *known == architecture && extensions.contains(&extension))
}

/// Whether weights of `architecture` are accepted by path: those of the manifest, whether or not an engine runs them yet.
pub(super) fn is_known(architecture: &str) -> bool {
    matches!(architecture, "whisper" | "bert" | "xlm-roberta" | "qwen2" | "qwen3")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_architecture_runs_only_for_its_task_and_in_a_form_that_the_engine_reads() {
        assert!(can_run(Task::Transcribe, "whisper", "ggml-model.bin"));
        assert!(can_run(Task::Generate, "qwen2", "model.gguf"));
        assert!(!can_run(Task::Generate, "qwen2", "model.safetensors"));
        assert!(!can_run(Task::Embed, "xlm-roberta", "pytorch_model.bin"));
        assert!(!can_run(Task::Embed, "qwen2", "model.gguf"));
    }
}
