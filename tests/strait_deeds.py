"""An invented situation whose indicators ask for deeds, and that grades what it rests on."""

STRAIT = """
situation: orvik-strait
version: 1
title: Orvik Strait
question: Is force near?
scope: {places: {en: [Orvik Strait, Orvik], zh: [奥维克海峡, 奧維克海峽]}, languages: [en, zh]}
actors:
  - {id: cn, name: China, side: A, party: true, country: CN, names: {en: [China, Chinese], zh: [中国, 中國]}}
  - {id: jp, name: Japan, side: B, party: true, country: JP, names: {en: [Japan, Japanese], zh: [日本]}}
  - {id: ru, name: Russia, side: A, role: supporter, country: RU, names: {en: [Russia, Russian], zh: [俄罗斯, 俄羅斯]}}
indicators:
  - id: incident
    category: incident
    critical: true
    says: boarding or seizure between the sides
    match: {plover: [{type: COERCE, mode: [seize, restrict]}], between: sides}
    half_life_days: 10
  - id: transfer
    category: support
    says: weapons delivered by the supporter
    match: {plover: [{type: AID, context: [military, technology]}], from: ru, to: cn}
    scope: actors
    stages: {announced: 0.2, contracted: 0.4, shipped: 0.7, delivered: 1.0}
    half_life_days: 45
  - id: drills
    category: drills
    says: joint drills
    match: {plover: [{type: COOPERATE, context: military}]}
    unilateral: {plover: [{type: MOBILIZE, context: military}]}
    discount: {annual_calendar: true}
    half_life_days: 10
  - id: threat
    category: words
    says: a threat of force
    match: {plover: [{type: THREATEN}]}
    not: [The envoy recalled how the admiral threatened to close the strait in the film.]
    half_life_days: 7
levels:
  0: {name: Calm}
  1: {name: Words, any_of: ["category:words watch"]}
  2: {name: Contact, any_of: ["event:COERCE by cn within 7d grade <= 3"]}
  3: {name: Clash, all_of: ["event:ASSAULT between sides for 48h grade <= 3"]}
hysteresis: {up_after_evals: 1, down_after_hours: 24, max_auto_level: 3}
grades: {s1.example: A, s2.example: A, s3.example: A}
"""
