// The results of a round as sheets: the summary, criteria, places, and what the codes of the
// responses mean. What is hidden on the page is hidden here. One thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "console/surveys/round_figures.hpp"
#include "console/workbook.hpp"

namespace console {

class ExportBook {
 public:
  // The figures must outlive it.
  ExportBook(Workbook& book, const Visit& visit, const RoundFigures& figures);

  void summary();   // "Tổng hợp"
  void criteria();  // "Theo tiêu chí"
  void places();    // "Theo đơn vị"
  void codes();     // "Từ điển mã"

 private:
  void scope();
  void changes();
  void change(const std::string& name, const std::optional<surveys::Change>& change);
  void factors();
  void choices();
  void numbers();
  void number(const surveys::NumberFigure& one);
  void say_unweighted();
  void figures_of(std::vector<BookCell>& row, const surveys::Figure& figure) const;
  static void mean_of(std::vector<BookCell>& row, const std::optional<surveys::Mean>& mean);
  using Naming = std::function<std::string(const std::string& id)>;
  void lines(const char* title, const std::vector<surveys::ResultLine>& lines, const Naming& name);
  void criterion(const surveys::Question& question,
                 const std::string& mark,
                 const std::optional<surveys::LevelCounts>& levels,
                 const surveys::Figure& figure);
  void general();
  void question(const surveys::QuestionPlace& place);
  void say(std::initializer_list<BookCell> cells);
  void title(std::initializer_list<BookCell> cells);
  // About what a row is, its share, and what stands behind that.
  void title_of_figures(std::initializer_list<const char*> about,
                        std::initializer_list<const char*> more = {"trung bình", "từ", "đến"});

  Workbook& book_;
  const Visit& visit_;
  const CountedRound& counted_;
  const RoundFigures& figures_;
  const surveys::Results& results_;
};

}  // namespace console
