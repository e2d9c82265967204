"""Extractors under one signature: bytes of a page in, text of its body out, parse included."""
import ctypes
import importlib


class _Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


def kijil(library):
    api = ctypes.CDLL(str(library))
    api.kijil_clean.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)]
    api.kijil_page_text.restype = _Text
    api.kijil_page_text.argtypes = api.kijil_page_free.argtypes = [ctypes.c_void_p]

    def extract(page):
        handle = ctypes.c_void_p()
        if api.kijil_clean(page, len(page), None, ctypes.byref(handle)) != 0:
            return ""
        text = api.kijil_page_text(handle)
        body = ctypes.string_at(text.data, text.size).decode("utf-8")
        api.kijil_page_free(handle)
        return body
    return extract


def _unicode(page):
    return page.decode("utf-8", "replace")


def resiliparse():
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(_unicode(page), main_content=True)


def turbohtml():
    parse = importlib.import_module("turbohtml").parse
    return lambda page: parse(page).main_text() or ""


def trafilatura():
    extract = importlib.import_module("trafilatura").extract
    return lambda page: extract(page) or ""


def justext():
    module = importlib.import_module("justext")
    words = module.get_stoplist("English")
    return lambda page: "\n".join(p.text for p in module.justext(page, words) if not p.is_boilerplate)


def readability_lxml():
    document = importlib.import_module("readability").Document
    parse = importlib.import_module("lxml.html").fromstring
    return lambda page: parse(document(_unicode(page)).summary()).text_content()


def magic_html():
    extractor = importlib.import_module("magic_html").GeneralExtractor()
    parse = importlib.import_module("lxml.html").fromstring

    def extract(page):
        html = extractor.extract(_unicode(page), base_url="https://site.example/")["html"]
        return parse(html).text_content() if html.strip() else ""
    return extract


PEERS = (resiliparse, turbohtml, trafilatura, justext, readability_lxml, magic_html)
