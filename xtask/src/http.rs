//! HTTP/1.1 as far as a server on one's own machine needs it: a thread for each connection, which stays open.
//!
//! Our own because it is this short, and because the small server we had first lets a connection wait behind the idle ones
//! for as long as they stay open (tiny_http 0.12 may queue two connections for one waiting thread): a browser opens six at
//! once, and now and then a page hung.
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// What a browser asks for.
#[derive(Debug, Default)]
pub struct Request {
    pub method: String,
    /// Path and query, as they came.
    pub target: String,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// A header's value; nothing when it is not there.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    fn wants_to_stay(&self) -> bool {
        !self.header("Connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }
}

/// What goes back.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// More than any browser sends.
const MOST_HEADERS: usize = 100;
const LONGEST_HEAD: usize = 64 << 10;
/// Bodies are reports of a few lines.
const LONGEST_BODY: usize = 1 << 20;
/// How long a connection may stay open without a word.
const PATIENCE: Duration = Duration::from_secs(300);

/// Answers every request that comes in, until the program ends.
pub fn serve(listener: TcpListener, answer: impl Fn(&Request) -> Response + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A browser that went away in the middle of an answer is no news.
            std::thread::spawn(move || drop(converse(stream, &*answer)));
        }
    });
}

fn converse(mut stream: TcpStream, answer: &dyn Fn(&Request) -> Response) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut pending = Vec::new();
    loop {
        let request = match next(&mut stream, &mut pending)? {
            Incoming::Request(request) => request,
            Incoming::Nothing => return Ok(()),
            Incoming::Refused(status) => {
                return send(
                    &mut stream,
                    &Response { status, headers: Vec::new(), body: Vec::new() },
                    true,
                    true,
                );
            }
        };
        let stay = request.wants_to_stay();
        send(&mut stream, &answer(&request), request.method != "HEAD", !stay)?;
        if !stay {
            return Ok(());
        }
    }
}

enum Incoming {
    Request(Request),
    /// The browser has closed the connection.
    Nothing,
    /// Not HTTP as we speak it: the status that says so.
    Refused(u16),
}

/// The next request of a connection; `pending` keeps what has come beyond it.
fn next(stream: &mut TcpStream, pending: &mut Vec<u8>) -> io::Result<Incoming> {
    let (mut request, head) = loop {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(pending) {
            Ok(httparse::Status::Complete(length)) => break (understood(&parsed), length),
            Ok(httparse::Status::Partial) if pending.len() > LONGEST_HEAD => {
                return Ok(Incoming::Refused(431));
            }
            Ok(httparse::Status::Partial) => {}
            Err(_) => return Ok(Incoming::Refused(400)),
        }
        if !more(stream, pending)? {
            return Ok(Incoming::Nothing);
        }
    };
    if request.header("Transfer-Encoding").is_some() {
        return Ok(Incoming::Refused(411));
    }
    let Ok(length) = request.header("Content-Length").unwrap_or("0").trim().parse::<usize>() else {
        return Ok(Incoming::Refused(400));
    };
    if length > LONGEST_BODY {
        return Ok(Incoming::Refused(413));
    }
    while pending.len() < head + length {
        if !more(stream, pending)? {
            return Ok(Incoming::Nothing);
        }
    }
    let rest = pending.split_off(head + length);
    request.body = pending.split_off(head);
    *pending = rest;
    Ok(Incoming::Request(request))
}

fn understood(parsed: &httparse::Request<'_, '_>) -> Request {
    let headers = parsed
        .headers
        .iter()
        .map(|header| (String::from(header.name), String::from_utf8_lossy(header.value).into_owned()));
    Request {
        method: String::from(parsed.method.unwrap_or("")),
        target: String::from(parsed.path.unwrap_or("")),
        headers: headers.collect(),
        body: Vec::new(),
    }
}

fn more(stream: &mut TcpStream, pending: &mut Vec<u8>) -> io::Result<bool> {
    let mut chunk = [0; 8192];
    let count = stream.read(&mut chunk)?;
    pending.extend_from_slice(chunk.get(..count).unwrap_or(&[]));
    Ok(count > 0)
}

/// Always with its length, never in chunks: a page can then show how much of a file has come.
fn send(stream: &mut TcpStream, response: &Response, with_body: bool, close: bool) -> io::Result<()> {
    let mut message = format!("HTTP/1.1 {} {}\r\n", response.status, reason(response.status)).into_bytes();
    for (name, value) in &response.headers {
        // A line break would begin another header.
        write!(message, "{name}: {}\r\n", value.replace(['\r', '\n'], " "))?;
    }
    if response.status != 204 {
        write!(message, "Content-Length: {}\r\n", response.body.len())?;
    }
    if close {
        write!(message, "Connection: close\r\n")?;
    }
    write!(message, "\r\n")?;
    if with_body {
        message.extend_from_slice(&response.body);
    }
    stream.write_all(&message)
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        411 => "Length Required",
        413 => "Content Too Large",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Other",
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn started() -> std::net::SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        serve(listener, |request| Response {
            status: 200,
            headers: vec![("X-Test", String::from("a\r\nb"))],
            body: format!("{} {} {}", request.method, request.target, request.body.len()).into_bytes(),
        });
        address
    }

    /// What comes back on one connection until it is closed.
    fn said(address: std::net::SocketAddr, message: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(message.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn several_requests_on_one_connection() {
        let answer = said(
            started(),
            "GET /a?b HTTP/1.1\r\n\r\nPOST /c HTTP/1.1\r\ncontent-length: 3\r\n\r\nxyzHEAD /d HTTP/1.1\r\nConnection: close\r\n\r\n",
        );
        assert!(
            answer.contains("\r\n\r\nGET /a?b 0HTTP/1.1 200") && answer.contains("POST /c 3HTTP/1.1"),
            "{answer}"
        );
        assert!(
            answer.contains("X-Test: a  b\r\n") && answer.ends_with("Connection: close\r\n\r\n"),
            "{answer}"
        );
    }

    #[test]
    fn what_is_not_http_is_refused() {
        assert!(said(started(), "nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
        assert!(
            said(started(), "POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")
                .starts_with("HTTP/1.1 413")
        );
        assert!(
            said(started(), "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
                .starts_with("HTTP/1.1 411")
        );
    }

    #[test]
    fn idle_connections_keep_nobody_waiting() {
        let address = started();
        let idle: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        assert!(said(address, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 200"));
        drop(idle);
    }
}
