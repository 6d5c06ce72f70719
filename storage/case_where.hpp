// Inside of case_search: conditions gathered one by one, each with its params. One thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/case_search.hpp"

namespace storage {

class CaseWhere {
 public:
  explicit CaseWhere(const CaseSight& sight);

  void narrow(const CaseQuery& query);
  void add(const std::string& condition);
  std::string param(Param value);  // "$7"

  // "1" where the reader may read the case, not only that it exists.
  const std::string& whole() const { return whole_; }

  std::string where() const;

  const Params& params() const { return params_; }

 private:
  void see(const CaseSight& sight);
  void leave_out_conflicts(const CaseSight& sight);
  void add_view(const CaseQuery& query);
  void add_term(const CaseTerm& term);
  void add_any(const std::string& column, const std::vector<std::string>& values);
  void add_units(const std::vector<std::string>& units);
  void add_span(const std::string& column,
                const std::optional<base::TimePoint>& from,
                const std::optional<base::TimePoint>& before);
  std::string list(const std::vector<std::string>& values);
  std::string self();
  std::string in_hand();
  std::string mine();

  CaseSight sight_;
  std::string self_{};  // its placeholder, once it is used
  std::string whole_ = "1 = 1";
  std::string text_{};
  Params params_{};
};

}  // namespace storage
