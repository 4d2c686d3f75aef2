//! A server that speaks Qdrant's protocol on the loopback: keeps points, answers with exact scores, and can be stopped, started again and
//! hindered. It stands in for the wire; what a real server makes of the requests is seen with `QDRANT_URL`.

mod collections;
mod filter;
mod points;
mod state;

use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use qdrant_client::qdrant::collections_server::CollectionsServer;
use qdrant_client::qdrant::points_server::PointsServer;
use qdrant_client::qdrant::qdrant_server::{Qdrant, QdrantServer};
use qdrant_client::qdrant::{HealthCheckReply, HealthCheckRequest};
use tokio::sync::oneshot;
use tonic::{Request, Response, Status};

pub use state::State;

/// The methods that are used, and for the others an answer that says so.
macro_rules! service {
    ($trait:ident { $($used:tt)* } unused { $($name:ident($request:ty) -> $answer:ty;)* }) => {
        #[tonic::async_trait]
        impl $trait for Shared {
            $($used)*
            $(async fn $name(&self, _: Request<$request>) -> Result<Response<$answer>, Status> {
                Err(Status::unimplemented(stringify!($name)))
            })*
        }
    };
}

pub(crate) use service;

#[derive(Clone, Default)]
pub struct Shared(pub Arc<Mutex<State>>);

/// A running server; it stops when this is dropped.
pub struct Loopback {
    pub address: SocketAddr,
    pub shared: Shared,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Loopback {
    pub fn start() -> Self {
        Self::start_with(Shared::default(), "127.0.0.1:0".parse().expect("an address"))
    }

    /// Starts again at an address with what was held.
    pub fn start_with(shared: Shared, address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).expect("binds");
        listener.set_nonblocking(true).expect("is set");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel::<()>();
        let service = shared.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            let runtime = runtime.expect("a runtime");
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).expect("listens");
                let incoming = tokio_stream::wrappers::TcpListenerStream::new(listener);
                let serving = tonic::transport::Server::builder()
                    .add_service(PointsServer::new(service.clone()))
                    .add_service(CollectionsServer::new(service.clone()))
                    .add_service(QdrantServer::new(service))
                    .serve_with_incoming(incoming);
                // Connections break as they do when a process is killed.
                tokio::select! {
                    _ = serving => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_timeout(Duration::from_millis(100));
        });
        Self { address, shared, stop: Some(stop), thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.shared.0.lock().expect("a state"));
    }

    pub fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.shared.0.lock().expect("a state"))
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl Shared {
    async fn state(&self) -> std::sync::MutexGuard<'_, State> {
        let delay = self.0.lock().expect("a state").delay;
        tokio::time::sleep(delay).await;
        self.0.lock().expect("a state")
    }
}

service! { Qdrant {
    async fn health_check(&self, _: Request<HealthCheckRequest>) -> Result<Response<HealthCheckReply>, Status> {
        drop(self.state().await);
        Ok(Response::new(HealthCheckReply { title: "loopback".to_owned(), version: "1.18.0".to_owned(), commit: None }))
    }
} unused {} }
