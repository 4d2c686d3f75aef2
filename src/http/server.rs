//! Listens, serves, and stops within a few seconds of a signal.

use std::net::SocketAddr;

use tokio::net::TcpListener;

use super::{ApiState, router};
use crate::failure::Failure;
use crate::lifecycle::DRAIN;

/// A service that has its port but answers nothing yet.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

/// Takes the port at `address`; port 0 takes any free one.
///
/// # Errors
/// `server.bind` where the port is taken or not allowed.
pub async fn listen(address: SocketAddr) -> Result<Listening, Failure> {
    let refuse = |error| {
        Failure::new("server.bind", format!("无法监听 {address}：{error}"))
            .with_hint("换一个端口（--bind 127.0.0.1:端口），或停掉占用它的程序")
    };
    let listener = TcpListener::bind(address).await.map_err(refuse)?;
    let address = listener.local_addr().map_err(refuse)?;
    if !address.ip().is_loopback() {
        tracing::warn!(%address, "监听在非本机地址：请经由提供 TLS 的反向代理访问，登录的 Cookie 只经 TLS 传送（accounts.secure_cookie）；没有账号时只有本机能使用");
    }
    Ok(Listening { listener, address })
}

impl Listening {
    /// The address with its real port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the shutdown begins; requests still open then get a few seconds to end.
    ///
    /// # Errors
    /// `internal` where the operating system takes the port away.
    pub async fn serve(self, state: ApiState) -> Result<(), Failure> {
        let shutdown = state.shutdown.clone();
        let draining = shutdown.clone();
        let serving = axum::serve(self.listener, router(state).into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(async move {
                draining.begun().await;
            });
        tokio::select! {
            ended = serving.into_future() => ended.map_err(Failure::internal),
            () = async { shutdown.begun().await; tokio::time::sleep(DRAIN).await } => Ok(()),
        }
    }
}
