import type { resultsVi } from "./results_vi";

export const resultsEn: Record<keyof typeof resultsVi, string> = {
  "chart.show": "Show the figures",
  "chart.hide": "Hide the figures",
  "chart.show_of": "Show the figures: {title}",
  "chart.hide_of": "Hide the figures: {title}",

  "results.title": "Results: {name}",
  "results.crumb": "Results",
  "results.watch": "Watch the round",
  "results.index": "Satisfaction index (levels 4+5)",
  "results.confidence": "95 % confidence interval",
  "results.counted": "answers that count",
  "results.any": "people invited",
  "results.basis":
    "n = {n} answers, {invited} invited; response rate {rate} (RR1). Figures of {time}.",
  "results.mean": "Mean {mean} of 5.",
  "results.mean_range": "Mean {mean} of 5, 95 % confidence interval {range}.",
  "results.no_change":
    "Not comparable with {name}: the question behind the index may have other words, or one of the two has fewer than 10 answers. Choose another round under “Compared with”.",
  "results.no_change_here":
    "Not comparable with {name}: the figure of this round is hidden in the scope you look at, or there is none. Widen the scope, or look again when there are more answers.",
  "results.no_change_there":
    "Not comparable with {name}: the figure of that round is hidden in the scope you look at, or there is none. Widen the scope, or choose another round under “Compared with”.",
  "results.no_change_reworded":
    "Not comparable with {name}: the question behind the index was reworded in between. Look at the criteria below that kept their words, or choose another round under “Compared with”.",
  "results.no_change_weights":
    "Not comparable with {name}: only one of the two can be weighted. Turn the weights off, or choose another round under “Compared with”.",
  "results.none": "There are no answers yet.",
  "results.none_match": "There are no answers in the chosen scope yet.",
  "results.hidden": "The figures of this scope are hidden.",
  "results.hidden_next":
    "It has fewer than 10 answers, or a place with fewer could be worked out from it.",
  "results.none_next": "Figures are shown from 10 answers on.",

  "scope.unit": "Unit",
  "scope.field": "Field",
  "scope.level": "Level",
  "scope.every_unit": "Every unit",
  "scope.every_field": "Every field",
  "scope.every_level": "Every level",
  "scope.against": "Compared with",
  "scope.against_none": "No comparison",
  "scope.weighted": "Weighted",
  "scope.weighted_hint": "By the make-up of the list",
  "scope.clear": "Whole round again",
  "scope.whole": "whole round",
  "scope.words":
    "Scope: {scope}. From {from} to {to}. n = {n}. {weights}. {against}. Figures of {time}.",
  "scope.with_weights": "Weighted by the make-up of the list",
  "scope.without_weights": "Unweighted",
  "scope.beside": "Compared with {name}",
  "scope.alone": "Not compared",

  "how.title": "How it is computed",
  "how.not_sipas":
    "Computed like SIPAS, but it is not the SIPAS published by the Ministry of Home Affairs; for use within the office.",
  "how.index":
    "The index is the share of people who chose level 4 (satisfied) or 5 (very satisfied) among those who answered the question. 95 % intervals after Wilson.",
  "how.mean": "Means are on the scale from 1 to 5, with 95 % t intervals.",
  "how.hidden":
    "Below 10 answers no figure is shown; another cell may be hidden so that the first cannot be worked out. Below 30 it is faded and has no rank.",
  "how.weighted":
    "Now weighted by the units, fields and levels of the list. Shares of choices, answers in numbers and the bars of five levels stay unweighted.",
  "how.not_weighted": "Now without weights: every answer counts the same.",
  "how.correction": "With finite-population correction, for the people in the list (N = {n}).",
  "how.no_correction": "Without finite-population correction.",
  "how.rates": "Response rates after AAPOR: RR1 {rr1}, RR2 {rr2}, RR5 {rr5}, RR6 {rr6}.",
  "how.codes": "Codes of questions and options are in the dictionary sheet of the XLSX file.",

  "figure.few": "fewer than 10 answers",
  "figure.secondary":
    "hidden: fewer than 10 answers, or to keep another cell from being worked out",
  "figure.unweighted": "unweighted",
  "figure.no_rank": "no rank (fewer than 30 answers)",
  "figure.rank": "rank {place}",
  "figure.rank_range": "rank {place}, may be {best} to {worst}",

  "overall.title": "General satisfaction by its five levels",
  "overall.hint": "People and shares at each level; the two dissatisfied ones are hatched.",
  "overall.level": "Level",
  "overall.share": "Share",
  "level.people": "{n} people ({share})",

  "criteria.title": "By criterion",
  "criteria.hint":
    "Bars: shares of the five levels, the two dissatisfied ones hatched. Dots: means with 95 % intervals.",
  "criteria.hint_weighted":
    "Bars: shares of the five levels, unweighted, the two dissatisfied ones hatched. Dots: weighted means with 95 % intervals.",
  "criteria.criterion": "Criterion",
  "criteria.levels": "Levels 1 to 5",
  "criteria.mean": "Mean",
  "criteria.index": "Index (levels 4+5)",
  "criteria.change": "Change",
  "criteria.not_comparable": "reworded, not comparable",

  "factors.title": "By factor",
  "factors.hint": "All answers to the criteria of a factor taken together.",
  "factors.factor": "Factor",

  "lines.unit": "By unit",
  "lines.field": "By field",
  "lines.level": "By level",
  "lines.hint":
    "Dots are indices, bars their 95 % intervals. Hollow dots: fewer than 30 answers, no rank. Where bars overlap there may be no difference.",
  "lines.only": "Only {name}",
  "lines.rank": "Rank",

  "table.title": "Units and fields",
  "table.hint":
    "“< 10”: fewer than 10 answers. “Hidden”: fewer than 10 answers, or a cell with fewer could be worked out from it.",
  "table.few": "< 10",
  "table.secondary": "Hidden",

  "choices.option": "Option",
  "choices.people": "People",
  "choices.share": "Share, 95 % interval",
  "choices.single": "{n} people answered, one choice each.",
  "choices.multiple": "{n} people answered with several choices, so the sum may exceed 100 %.",
  "choices.unweighted": "The shares here are unweighted.",
  "choices.n_people": "{n} people",

  "numbers.title": "Answers in numbers and dates",
  "numbers.unweighted": "The figures of this table are unweighted.",
  "numbers.question": "Question",
  "numbers.median": "Median",

  "rounds.title": "From round to round",
  "rounds.hint":
    "Vertical bars are 95 % intervals. A dashed mark: the question was reworded, so the line is broken.",
  "rounds.round": "Round",
  "rounds.closes": "Closed",
  "rounds.mark": "Note",
  "rounds.reworded": "question reworded",
  "rounds.open": "Open {name}",

  "outcomes.title": "What became of those invited",
  "outcomes.hint": "A number opens its list.",
  "outcomes.outcome": "Outcome",
  "outcomes.of_invited": "Of those invited",

  "open.title": "Answers in words ({n})",
  "open.masked": "Phone numbers, ids and names are masked.",
  "open.question": "Question",
  "open.theme": "Theme",
  "open.every_theme": "Every theme",
  "open.none": "Nobody has answered this question in words yet.",
  "open.none_next":
    "Answers appear once somebody writes one. Look again later, or choose another question.",
  "open.none_narrowed":
    "Widen the scope to see those of the whole round, or choose another question.",
  "open.none_match": "No answer has this theme.",
  "open.shown": "{shown} of {total} answers shown.",
  "open.more": "Show more",
  "open.unit_hidden": "unit hidden, few answers",
  "open.tag": "Tag themes",
  "open.tag_of": "Tag the answer of {day}",
  "open.themes": "Themes",
  "open.no_theme": "There is no theme yet. Add one in the codebook.",

  "themes.title": "Codebook",
  "themes.hint": "Themes are shared by all rounds, so that answers can be counted over time.",
  "themes.empty": "There is no theme yet.",
  "themes.empty_next": "Add the first one, then tag the answers with it on the page of results.",
  "themes.name": "Name of the theme",
  "themes.name_missing": "Give the theme a name.",
  "themes.about": "When to tag it",
  "themes.about_hint": "So that two people tag alike.",
  "themes.retired": "No longer used",
  "themes.retired_hint": "Not tagged any more; answers keep it.",
  "themes.is_retired": "no longer used",
  "themes.answers": "{n} answers",
  "themes.edit": "Edit",
  "themes.edit_of": "Edit theme {title}",
  "themes.add": "Add theme",
  "themes.save": "Save",
  "themes.save_over": "Save mine",
  "themes.newer":
    "Somebody else has just changed this theme, and nothing of yours was written. What you typed is still here: compare both and choose.",
  "themes.both": "Their version and yours",
  "themes.field": "Part",
  "themes.theirs": "Theirs",
  "themes.mine": "Yours",
  "themes.take": "Take theirs",
  "themes.cancel": "Cancel",

  "invite.title": "Invite to send a report?",
  "invite.text":
    "The citizen is asked whether to send a report. No case is opened on the citizen's behalf, and the invitation can be sent once only.",
  "invite.do": "Invite to report",
  "invite.of": "Invite to report, answer of {day}",
  "invite.done": "invited",
  "invite.sent": "The invitation was sent.",

  "export.title": "Export",
  "export.hint": "The scope on the page; answers without identities, with the dictionary of codes.",
  "export.xlsx": "Download XLSX",
  "export.csv": "Download CSV",
  "export.separator": "Column separator of the CSV",
  "export.semicolon": "Semicolon (Excel in Vietnamese)",
  "export.comma": "Comma",
  "export.tab": "Tab",
  "export.print": "Print / PDF",
  "export.done": "Downloaded {name}.",
};
