//! What the process must look like before whisper.cpp runs in it.

/// Makes the threads of whisper.cpp sleep while they wait; call it first thing in `main`.
///
/// whisper.cpp runs on OpenMP, whose threads spin between two operations unless `OMP_WAIT_POLICY` is `passive`: on a
/// machine that does anything else they triple the time (0.80 against 0.29 s per second of sound, measured). The
/// library reads the variable when it is loaded, before `main`, so setting it here would be too late: the process
/// replaces itself once, with the same arguments. Where the variable is set, by a person or by the first pass, nothing
/// happens.
///
/// The threads of candle spin too, one for each core of the machine, whatever share of it the process may use. It is told
/// that share; and one thread where only short queries are embedded, for which waking a second one does not pay.
pub fn prepare_process() {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;

        const POLICY: &str = "OMP_WAIT_POLICY";
        const THREADS: &str = "CANDLE_NUM_THREADS";
        if std::env::var_os(POLICY).is_some() {
            return;
        }
        let Ok(program) = std::env::current_exe() else { return };
        let mut arguments = std::env::args_os();
        let only_queries = std::env::args_os().nth(1).is_some_and(|subcommand| subcommand == "search");
        let share = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = if only_queries { 1 } else { share }.to_string();
        let mut command = std::process::Command::new(program);
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        // `exec` returns only where it failed; the work goes on then, only slower.
        command.args(arguments).env(POLICY, "passive");
        if std::env::var_os(THREADS).is_none() {
            command.env(THREADS, threads);
        }
        let error = command.exec();
        tracing::debug!(%error, "could not restart with {POLICY}");
    }
}
