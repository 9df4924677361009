//! Just enough HTTP to speak WebDriver to a driver on this machine: one request a connection, JSON
//! both ways. An asynchronous client and its hundred crates would say no more.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::Value;

/// No answer of a driver takes longer; a window that hangs must fail its test, not the night.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends a request to a port of this machine and gives the status and the JSON that came back.
pub(crate) fn ask(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> std::io::Result<(u16, Value)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = BufReader::new(stream);
    let mut line = String::new();
    answer.read_line(&mut line)?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or(0);
    let mut length = None;
    let mut is_chunked = false;
    loop {
        line.clear();
        answer.read_line(&mut line)?;
        let header = line.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse::<u64>().ok();
        }
        is_chunked |= header == "transfer-encoding: chunked";
    }
    let mut bytes = Vec::new();
    if is_chunked {
        chunks(&mut answer, &mut bytes)?;
    } else {
        answer
            .take(length.unwrap_or(u64::MAX))
            .read_to_end(&mut bytes)?;
    }
    Ok((
        status,
        serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    ))
}

/// Each chunk is its length in hexadecimal, a line's end, so many bytes, a line's end; the last is empty.
fn chunks(answer: &mut impl BufRead, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let length = u64::from_str_radix(line.trim(), 16).unwrap_or(0);
        if length == 0 {
            return Ok(());
        }
        answer.by_ref().take(length).read_to_end(bytes)?;
        answer.read_line(&mut line)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together() {
        let mut bytes = Vec::new();
        chunks(
            &mut &b"4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n"[..],
            &mut bytes,
        )
        .unwrap();
        assert_eq!(bytes, b"{\"a\":1}");
    }
}
