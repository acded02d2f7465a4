"""An invented situation that rests on a series, texts, absences and dates."""

PORT = """
situation: port-ansel
version: 1
title: Port Ansel
question: Will Port Ansel close?
scope: {places: [Port Ansel], languages: [en], horizon_days: 30}
actors:
  - {id: gov, name: Velland, side: A, party: true, country: XV, names: {en: [Velland]}}
hypotheses:
  - {id: H0, text: it stays open, prior: .9}
  - {id: H1, text: it closes, prior: .1}
indicators:
  - id: ships
    says: more ships wait than usual
    category: traffic
    series: {source: ships-daily, field: waiting}
    trigger: {active: "cusum h=4", strong: "p<1e-3"}
    half_life_days: 5
    lr: {H1: 4}
  - id: guards
    says: guards at the gates
    category: security
    critical: true
    terms: {en: [guards ... gates]}
    needs: {origins: 2}
    half_life_days: 5
    lr: {H0: .5, H1: 3}
absent:
  - {id: no_notice, expect: a notice to pilots, terms: {en: [notice to pilots]}, lr_if_absent: {H1: .5}}
levels:
  0: {name: Open}
  1: {name: Watched, any_of: ["1 indicators active"]}
  2: {name: Closing, all_of: ["2 categories active"]}
  3: {name: Closed, all_of: ["2 categories active", human]}
hysteresis: {up_after_evals: 1, down_after_hours: 24, max_auto_level: 2}
calendar:
  - {due: 2026-11-26, expect: the tide table is out, grace_days: 1, terms: {en: [tide table]}}
grades: {s1.example: B, s2.example: B, s3.example: B}
"""
