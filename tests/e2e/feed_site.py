"""A news site on loopback, well and badly behaved, for tests of the collector."""
import gzip
import http.server
import threading
import time
import xml.sax.saxutils


def article_page(name):
    """A page of its own text, long enough to be told from every other one."""
    words = [("%s%d" % (name.replace("/", " "), i * 7 % 101)) for i in range(60)]
    return ("<html lang=en><head><title>Report %s</title></head><body><article><h1>Report %s</h1>"
            "<p>The harbour office said that %s.</p><p>Nobody at the mill wished to add to this on %s.</p>"
            "</article></body></html>" % (name, name, " ".join(words[:30]), " ".join(words[30:])))


def rss(items, extra=""):
    """items: (path, title, own text)"""
    return "<rss version='2.0'><channel><title>Site</title>%s%s</channel></rss>" % (extra, "".join(
        "<item><title>%s</title><link>%s</link><guid>%s</guid><description>%s</description>"
        "<pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate></item>" % (
            title, path, path, xml.sax.saxutils.escape(text)) for path, title, text in items))


class Site:
    """Serves `pages`: path -> a function of the request that answers it, or (type, body)."""

    def __init__(self):
        self.pages = {}
        self.hits = []
        self.conditional = []  # Paths that were asked for with a condition.
        self.agents = set()
        self.sleeping = 0
        self.overlaps = 0  # Requests that began while another one slept.
        self.lock = threading.Lock()
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                with site.lock:
                    site.hits.append(self.path)
                    site.agents.add(self.headers.get("User-Agent"))
                    site.overlaps += site.sleeping > 0
                try:
                    page = site.pages.get(self.path)
                    if page is None:
                        self.answer(404, "text/html", b"no such page")
                    elif callable(page):
                        page(self)
                    else:
                        self.answer(200, page[0], page[1].encode())
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def answer(self, status, kind, body, **headers):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # A killed client's connection.
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def count(self, path):
        with self.lock:
            return self.hits.count(path)

    def add_article(self, path):
        self.pages[path] = ("text/html; charset=utf-8", article_page(path.strip("/")))

    def add_feed(self, path, body):
        """With an entity tag that follows the body."""
        tag = '"%d"' % (hash(body) & 0xFFFFFF)

        def answer(request):
            if request.headers.get("If-None-Match") == tag:
                with self.lock:
                    self.conditional.append(path)
                request.send_response(304)
                request.send_header("Content-Length", "0")
                request.end_headers()
                return
            request.answer(200, "application/rss+xml", body.encode(), ETag=tag)

        self.pages[path] = answer

    def add_status(self, path, status, **headers):
        self.pages[path] = lambda request: request.answer(status, "text/plain", b"", **headers)

    def add_redirect(self, path, target):
        self.add_status(path, 302, Location=target)

    def add_bomb(self, path, kind):
        packed = gzip.compress(b"<rss><channel>" + b" " * (32 << 20), 1)
        self.pages[path] = lambda request: request.answer(200, kind, packed, Content_Encoding="gzip")

    def add_cut_off(self, path, kind, body):
        def answer(request):
            request.send_response(200)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(body) + 1000))
            request.end_headers()
            request.wfile.write(body.encode())
            request.close_connection = True

        self.pages[path] = answer

    def add_slow(self, path, kind, body, seconds):
        def answer(request):
            with self.lock:
                self.sleeping += 1
            time.sleep(seconds)
            with self.lock:
                self.sleeping -= 1
            request.answer(200, kind, body.encode())

        self.pages[path] = answer
