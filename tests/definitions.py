"""An invented definition in YAML that uses every part of the grammar."""

HARBOUR = """\
situation: harbour-strike
version: 2
title: Harbour strike
question: Will the harbours of Velland close in the next 30 days?
decision_served: which port to book
owner: night desk
codebook: {events: plover-0.8+wireroom.1, grades: admiralty, likelihood: icd203}
scope:
  horizon_days: 30
  languages: [en, zh-Hant, zh-Hans]
  places:
    - Port Ansel
    - name: Arden Strait
      names: {zh-Hans: [雅登海峡], zh-Hant: [雅登海峽]}
      at: [12.5, 44.25]
      radius_km: 80
actors:
  - {id: union, name: Dockers' Union, side: A, party: true, sectors: [CVL], names: {en: [dockers, union]}}
  - {id: gov, name: Velland, side: B, party: true, country: XV, wikidata: Q12345, names: {en: [Velland], zh: [维兰德]}}
  - {id: kareth, name: Kareth, side: A, role: supporter}
terms:
  ships: {en: [freighter, tanker], "*": [M/V]}
hypotheses:
  - {id: H0, text: talk without walkouts, prior: .7}
  - {id: H1, text: a general strike, prior: .25, resolution: all harbours closed for a day}
  - {id: HD, text: a show for the members, prior: .05}
support:
  - {id: S0, text: no help from outside, prior: .8}
  - {id: S1, text: money from outside, prior: .2}
indicators:
  - id: walkout
    says: dockers walk out
    category: strike
    critical: true
    terms: {en: [walk* out, downed tools]}
    also: ships
    without: {en: [anniversary]}
    match:
      from: union
      to: side:B
      plover:
        - {type: PROTEST, mode: strike}
        - {type: REJECT, of: AGREE}
    needs: {origins: 2, grade: C2}
    examples: [Dockers at Port Ansel walked out and left a tanker half full.]
    not: [The museum shows how they downed tools in 1911.]
    half_life_days: 5
    lead_time_days: [1, 14]
    lr: {H0: .5, H1: 4}
    blind_if: {no_data_hours: 24}
  - id: help.money
    category: support
    polarity: by_side
    match:
      plover: {type: AID, context: economic}
      from: kareth
      to: union
      modality: [actual, future]
      terms_ref: ships
    stages: {announced: .2, delivered: 1}
    discount: {annual_calendar: true}
    lr: {S1: 3}
  - id: berths
    category: traffic
    says: fewer ships than usual at the berths
    series: {source: berths_daily, field: ships, missing: blank}
    baseline: {model: neg_binomial, by: none, window_days: 365, guard_days: 2}
    trigger: {active: cusum h=4, strong: "p<1e-4 on 2 of 3 days", side: below}
  - id: talks
    category: contact
    polarity: down
    terms: {en: [talks]}
absent:
  - {id: no_ballot, expect: a ballot of members, terms: {en: [ballot]}, lr_if_absent: {H1: .6}}
levels:
  0: {name: Quiet}
  1: {name: Words, any_of: [category:strike watch, event:THREATEN by union within 7d grade <= 4]}
  2:
    name: Walkouts
    all_of:
      - 2 categories active
      - any_of: [3 origins >= C3, {all_of: [indicator:walkout strong, indicator:talks off]}]
  3: {name: Closed, all_of: ["level:2", event:PROTEST between sides for 48h grade <= 1, human]}
hysteresis: {up_after_evals: 3, down_after_hours: 48, down_factor: .8, max_auto_level: 2}
implications:
  - {id: grain, when: level>=2 and walkout or H1>=0.5, mechanism: Grain waits., measure: [waiting_days]}
calendar:
  - {due: 2027-02-01, expect: the wage round ends, if_missing: alert, grace_days: 2, indicator: talks}
responses:
  track: [AID, CONSULT]
  by: [gov, side:A]
  kinds:
    - {id: soldiers, name: Soldiers unload, by: gov, terms: {en: [soldiers unload*]}}
alerts: {budget_per_week: 3, on: [level_change, overdue], channels: [web, ntfy]}
report: {daily_utc: 06:00, also_on: level_change}
grades: {ledger.example: B}
"""
