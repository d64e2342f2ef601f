# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Takes pictures of the user interfaces, in the system's Chromium, of what was sent under `universal`."""

import contextlib
import shutil

from playwright.sync_api import Error, sync_playwright

SIZE = {"width": 1360, "height": 860}
LARGEST_FILE = 250 << 10
WAIT_MILLISECONDS = 15_000

#: Light, and without the assistant that MLflow opens beside a page that is seen for the first time.
SETTINGS = """
localStorage.setItem("mlflow.assistant.fab.autoOpenedOnFirstLoad_v1", "true");
localStorage.setItem("mlflow.assistant.panelOpen_v1", "false");
localStorage.setItem("arize-phoenix-theme", "light");
"""

#: The case that is opened, and a text that is only there when the panels are full.
PICTURES = {
    "chat-tool-call": "How many days are open?",
    "chat-reasoning": "Is 30 more than 12?",
    "retrieval-unscored": "Leave of last year expires in March.",
}


def take(backend, folder):
    """Takes the pictures; returns what is wrong with them."""
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser_path:
        return ["there is no Chromium on this system; on Debian: apt-get install chromium"]
    folder.mkdir(parents=True, exist_ok=True)
    problems = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.add_init_script(SETTINGS)
        outside = []
        page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
        for case, text in PICTURES.items():
            try:
                OPEN[backend.name](page, backend, case)
                page.get_by_text(text).locator("visible=true").first.wait_for(timeout=WAIT_MILLISECONDS)
                page.wait_for_timeout(1_000)  # Animations end.
                file = folder / f"{backend.name}-{case}.png"
                page.screenshot(path=file)
                if file.stat().st_size > LARGEST_FILE:
                    problems.append(f"{file.name} has {file.stat().st_size} bytes, more than {LARGEST_FILE}")
            except Error as error:
                problems.append(f"{case}: {str(error).splitlines()[0]}")
        browser.close()
    return problems + [f"the page asked for {url}" for url in outside]


def is_outside(url):
    return url.startswith("http") and not url.startswith("http://127.0.0.1:")


def open_phoenix(page, backend, case):
    page.goto(backend.endpoint + backend.page_of("universal", case))


def open_mlflow(page, backend, case):
    trace, name, index = backend.place_in_tree("universal", case)
    traces = f"{backend.endpoint}/#/experiments/{backend.experiment('universal')}/traces"
    page.goto(traces)
    with contextlib.suppress(Error):  # What a new user is told, once.
        page.get_by_role("button", name="Got it").click(timeout=5_000)
    page.goto(f"{traces}?selectedEvaluationId={trace}")
    page.get_by_text(name).nth(index).click(timeout=WAIT_MILLISECONDS)


OPEN = {"phoenix": open_phoenix, "mlflow": open_mlflow}
