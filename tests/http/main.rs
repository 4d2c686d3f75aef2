//! The HTTP service, driven as users drive it: the real binary on a free port with a data folder of its own.

mod events;
mod pages;
mod problems;
mod queue;
mod runs;
mod server;
mod uploads;
