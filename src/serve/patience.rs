//! Connections that are given up when no request comes.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Sleep, sleep};

/// How long the header of a request may take.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// What ends the header of a request.
const END: &[u8] = b"\r\n\r\n";

/// A socket whose connections have to send a request in time.
pub(super) struct PatientListener {
    pub listener: TcpListener,
    pub patience: Duration,
}

/// A connection; `deadline` is there while the header of a request is awaited: from the beginning on, and from
/// the first byte of each further request.
pub(super) struct PatientStream {
    stream: TcpStream,
    deadline: Option<Pin<Box<Sleep>>>,
    patience: Duration,
    /// How many bytes of [`END`] came last.
    matched: usize,
}

impl Listener for PatientListener {
    type Io = PatientStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (PatientStream, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let deadline = Some(Box::pin(sleep(self.patience)));
        (PatientStream { stream, deadline, patience: self.patience, matched: 0 }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl PatientStream {
    fn see(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.deadline.get_or_insert_with(|| Box::pin(sleep(self.patience)));
            self.matched =
                if *byte == END[self.matched] { self.matched + 1 } else { usize::from(*byte == END[0]) };
            if self.matched == END.len() {
                self.deadline = None;
                self.matched = 0;
            }
        }
    }
}

impl AsyncRead for PatientStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Some(deadline) = &mut self.deadline
            && deadline.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        self.see(&buffer.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for PatientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use axum::Router;
    use tokio::runtime::Runtime;

    use super::*;

    #[test]
    fn who_sends_half_a_request_is_given_up_and_who_reads_slowly_is_not() {
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a socket");
        let address = listener.local_addr().expect("an address");
        let patience = Duration::from_millis(300);
        let slow = || async {
            sleep(Duration::from_millis(900)).await;
            "縁"
        };
        let router = Router::new().fallback(slow);
        runtime.spawn(async move { axum::serve(PatientListener { listener, patience }, router).await });
        let ask = |request: &str| {
            let mut stream = std::net::TcpStream::connect(address).expect("connected");
            stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
            stream.write_all(request.as_bytes()).expect("sent");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).map(|_| answer)
        };
        let half = ask("GET / HTTP/1.1\r\nHost: localhost\r\n");
        assert!(
            half.as_ref().is_ok_and(String::is_empty)
                || half.is_err_and(|error| error.kind() == io::ErrorKind::ConnectionReset)
        );
        let whole = ask("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("an answer");
        assert!(whole.ends_with('縁'), "{whole}");
        let second = ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: local");
        assert!(
            second.as_ref().is_ok_and(|answer| answer.matches("HTTP/1.1 200").count() == 1)
                || second.is_err_and(|error| error.kind() == io::ErrorKind::ConnectionReset),
            "who sends half of a second request is given up, too"
        );
    }
}
