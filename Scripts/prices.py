#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Makes the built-in price table from the newest `genai-prices` on PyPI, a dataset (MIT) that is kept from the price pages
of the providers and names them.

    python3 -m venv /tmp/prices && /tmp/prices/bin/pip install genai-prices
    /tmp/prices/bin/python Scripts/prices.py > Sources/GenAITelemetry/Pricing/PriceTable+BuiltInJSON.swift

Taken are models that cost tokens and nothing else. Left out are those that also charge for searches, seconds or pictures
as a matter of course, and those whose price depends on the time of day: a cost that is too low is worse than none.
"""

import datetime
import importlib.metadata
import json
import re
import sys
import textwrap

from genai_prices import types
from genai_prices.data import providers

TODAY = datetime.date.today()
# The dataset's names, and those of `gen_ai.provider.name`. Azure asks OpenAI's list prices for global deployments.
PROVIDERS = {
    "openai": ["openai", "azure.ai.openai"],
    "anthropic": ["anthropic"],
    "google": ["gcp.gemini", "gcp.vertex_ai", "gcp.gen_ai"],
    "aws": ["aws.bedrock"],
    "mistral": ["mistral_ai"],
    "deepseek": ["deepseek"],
    "cohere": ["cohere"],
    "groq": ["groq"],
    "x-ai": ["x_ai"],
    "moonshotai": ["moonshot_ai"],
}
NOT_ONLY_TOKENS = re.compile(
    r"audio|realtime|tts|transcri|image|live|whisper|search|deep-research|voice|voxtral|sonic|orpheus|moderation|ocr"
    r"|nano-banana|omni|robotics|ft:|\.ft-|:free|:extended"
)
BEFORE = '''\
// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Made by Scripts/prices.py.

extension PriceTable {
    /// The text of ``builtIn``.
    ///
    /// In the code, because finding a resource takes Foundation and a path that deployments lose; as a text, because a
    /// compiler takes seconds over the bytes of a resource that is embedded.
    static let builtInJSON = #"""
'''
AFTER = '''\
        """#
}
'''
PRICES = {"input": "input_mtok", "output": "output_mtok", "cache_read": "cache_read_mtok", "cache_write": "cache_write_mtok"}


def names(match):
    """The exact names of a model, and the beginnings that are names once a date is taken off."""
    if isinstance(match, types.ClauseEquals):
        return [match.equals]
    if isinstance(match, types.ClauseStartsWith):
        return [match.starts_with.rstrip("-@")]
    if isinstance(match, types.ClauseOr):
        return [name for clause in match.or_ for name in names(clause)]
    if isinstance(match, types.ClauseAnd):
        return names(match.and_[0])
    return []


def current(prices):
    """The price of today, or None when it changes during the day."""
    if not isinstance(prices, list):
        return prices
    if any(isinstance(p.constraint, types.TimeOfDateConstraint) for p in prices):
        return None
    valid = [p for p in prices if p.constraint is None or
             (isinstance(p.constraint, types.StartDateConstraint) and p.constraint.start_date <= TODAY)]
    return valid[-1].prices if valid else None


def decimal(value):
    text = f"{value:f}"
    return text if len(text.partition(".")[2]) <= 6 else None


def at(price, start):
    """The prices of a call with more input than a number of tokens."""
    members = {}
    for name, field in PRICES.items():
        value = getattr(price, field, None)
        if isinstance(value, types.TieredPrices):
            value = next((t.price for t in reversed(value.tiers) if t.start <= start), value.base)
        if value is not None:
            members[name] = decimal(value)
            if members[name] is None:
                return None
    return members if "input" in members else None


def starts(price):
    values = [getattr(price, field, None) for field in PRICES.values()]
    return sorted({t.start for v in values if isinstance(v, types.TieredPrices) for t in v.tiers})


def entries(provider):
    for model in provider.models:
        price = current(model.prices)
        if price is None or NOT_ONLY_TOKENS.search(model.id) or getattr(price, "requests_kcount", None):
            continue
        base = at(price, 0)
        if base is None or (base["input"] == "0" and base.get("output", "0") == "0"):
            continue
        known = [n for n in dict.fromkeys([model.id, *names(model.match)]) if not NOT_ONLY_TOKENS.search(n)]
        entry = {"names": known, **base}
        long = [{"above": s, **at(price, s)} for s in starts(price)]
        if long:
            entry["long_inputs"] = long
        tiers = {}
        for variant in model.price_variants or []:
            start = getattr(variant.constraint, "start_date", TODAY)
            tier = variant.when.get("processing") or variant.when.get("service_tier", "default")
            if len(variant.when) == 1 and tier != "default" and start <= TODAY and not starts(variant.prices):
                if in_tier := at(variant.prices, 0):
                    tiers[tier] = in_tier
        if tiers:
            entry["tiers"] = tiers
        yield entry


def main():
    version = importlib.metadata.version("genai-prices")
    lists = []
    for provider in providers:
        if provider.id not in PROVIDERS:
            continue
        taken = set()
        lines = []
        for entry in entries(provider):
            entry["names"] = [name for name in entry["names"] if name not in taken]
            taken.update(entry["names"])
            if entry["names"]:
                lines.append("      " + json.dumps(entry, ensure_ascii=False))
        head = f'"providers": {json.dumps(PROVIDERS[provider.id])}, "source": "{provider.pricing_urls[0]}"'
        lists.append("    { " + head + ', "models": [\n' + ",\n".join(lines) + "\n    ] }")
    note = f"List prices for a million tokens; read from genai-prices {version} (MIT), which keeps them from the pages that are named as source"
    head = f'{{\n  "version": "{TODAY}",\n  "currency": "USD",\n  "note": {json.dumps(note)},\n  "lists": [\n'
    table = head + ",\n".join(lists) + "\n  ]\n}\n"
    sys.stdout.write(BEFORE + textwrap.indent(table, " " * 8) + AFTER)


main()
