# Works out by R and its package survey what figures.cpp printed, and compares: relative 1e-9.
# Rscript figures.R FILE; leaves with 77 where the package is missing.
if (!suppressWarnings(suppressMessages(requireNamespace("survey", quietly = TRUE)))) {
  cat("left out: R has no package survey (Debian: r-cran-survey)\n")
  quit(status = 77)
}
suppressMessages(library(survey))
z <- qnorm(0.975)
tolerance <- 1e-9
seen <- list()
worst <- list()
wrong <- 0

numbers <- function(text) as.numeric(strsplit(text, ",", fixed = TRUE)[[1]])

# `scale`: what a difference is small against, where the value itself may be 0.
check <- function(what, ours, theirs, line, scale = abs(theirs)) {
  off <- max(abs(ours - theirs) / pmax(scale, 1e-300))
  if (all(ours == theirs)) off <- 0
  seen[[what]] <<- (if (is.null(seen[[what]])) 0 else seen[[what]]) + 1
  worst[[what]] <<- max(c(worst[[what]], off))
  if (!is.finite(off) || off > tolerance) {
    wrong <<- wrong + 1
    if (wrong <= 10) {
      cat("DIFFERS", what, ":", paste(line, collapse = " "), "\n")
      cat("  ours  ", format(ours, digits = 17), "\n  theirs", format(theirs, digits = 17), "\n")
    }
  }
}

one_share <- function(hits, n) {
  found <- suppressWarnings(prop.test(hits, n, correct = FALSE))$conf.int
  c(found[1], found[2])
}

# Wilson (1927) solved anew: (p - P)^2 = z^2 P(1-P)/n (N-n)/(N-1), a quadratic equation in P.
finite_share <- function(hits, n, all) {
  p <- hits / n
  k <- z^2 / n * (all - n) / (all - 1)
  root <- sqrt((2 * p + k)^2 - 4 * (1 + k) * p^2)
  high <- ((2 * p + k) + root) / (2 * (1 + k))
  c(p^2 / ((1 + k) * high), high)  # Vieta: no digits are lost near 0
}

# Cut and share out until nothing is above five times the mean.
trimmed <- function(weights, n, limit = 5) {
  repeat {
    above <- weights > limit * (1 + 1e-12)
    if (!any(above)) return(weights)
    capped <- weights >= limit
    kept <- sum(n[capped]) * limit
    weights[!capped] <- weights[!capped] * (sum(n) - kept) / sum((n * weights)[!capped])
    weights[capped] <- limit
  }
}

# `what`: of which numbers; ours: N, mean, s, the interval, and that of a finite population.
mean_of <- function(what, x, v, f, scale = NULL) {
  at <- if (is.null(scale)) function(theirs) abs(theirs) else function(theirs) scale
  plain <- t.test(x)
  theirs <- c(mean(x), sd(x))
  check(paste(what, "and s"), v[2:3], theirs, f, at(theirs))
  theirs <- as.numeric(plain$conf.int)
  check(paste0(what, ", t.test"), v[4:5], theirs, f, at(theirs))
  found <- svymean(~x, svydesign(ids = ~1, data = data.frame(x = x, all = v[1]), fpc = ~all))
  theirs <- mean(x) + c(-1, 1) * qt(0.975, length(x) - 1) * as.numeric(SE(found))
  check(paste0(what, ", svydesign(fpc)"), v[6:7], theirs, f, at(theirs))
}

compare <- list(
  t = function(f) check("Student's t", as.numeric(f[2]), qt(0.975, as.numeric(f[1])), f),
  wilson = function(f) {
    v <- as.numeric(f)
    check("Wilson, prop.test", v[3:4], one_share(v[1], v[2]), f, scale = c(1, 1))
  },
  finite = function(f) {
    v <- as.numeric(f)
    check("Wilson, finite population", v[4:5], finite_share(v[1], v[2], v[3]), f, scale = c(1, 1))
  },
  # survey estimates the variance by p(1-p)/(n-1) (1-n/N); Wilson's interval is about the share P
  # itself, where it is P(1-P)/n (N-n)/(N-1): the same but for (n-1)/n and N/(N-1).
  fpc = function(f) {
    v <- as.numeric(f)
    people <- data.frame(y = rep(c(1, 0), c(v[1], v[2] - v[1])), all = v[3])
    variance <- SE(svymean(~y, svydesign(ids = ~1, data = people, fpc = ~all)))[1]^2
    p <- v[1] / v[2]
    ours <- p * (1 - p) / v[4] * v[2] / (v[2] - 1) * (v[3] - 1) / v[3]
    check("finite population, svydesign(fpc)", ours, as.numeric(variance), f)
  },
  mean = function(f) {
    mean_of("mean", rep(1:5, numbers(f[1])), as.numeric(f[-1]), f)
  },
  # Numbers lie on both sides of 0: what is small is small beside how they spread.
  number = function(f) {
    x <- numbers(f[1])
    mean_of("mean of numbers", x, as.numeric(f[-1]), f, scale = sd(x))
  },
  change = function(f) {
    v <- as.numeric(f[-5])
    table <- rbind(c(v[1], v[2] - v[1]), c(v[3], v[4] - v[3]))
    theirs <- if (f[5] == "fisher") fisher.test(table, conf.int = FALSE)$p.value else
      suppressWarnings(prop.test(v[c(1, 3)], v[c(2, 4)], correct = FALSE))$p.value
    # R sums fisher.test from logarithms: what is tiny agrees to fewer digits there.
    check(paste("change,", f[5]), v[5], theirs, f, scale = max(theirs, 1e-6))
    old <- one_share(v[1], v[2])
    new <- one_share(v[3], v[4])
    p <- c(v[1] / v[2], v[3] / v[4])
    low <- diff(p) - sqrt((p[2] - new[1])^2 + (old[2] - p[1])^2)
    high <- diff(p) + sqrt((new[2] - p[2])^2 + (p[1] - old[1])^2)
    check("change, Newcombe", v[6:7], c(low, high), f, scale = c(1, 1))
  },
  weights = function(f) {
    all <- numbers(f[1]); n <- numbers(f[2]); hits <- numbers(f[3]); ours <- numbers(f[5])
    v <- as.numeric(f[6:9])
    cell <- rep(seq_along(n), n)
    people <- data.frame(cell = cell, y = unlist(Map(function(h, m) rep(c(1, 0), c(h, m - h)),
                                                     hits, n)))
    plain <- svydesign(ids = ~1, data = people, weights = rep(sum(all) / sum(n), sum(n)))
    post <- postStratify(plain, ~cell, data.frame(cell = seq_along(all), Freq = all))
    w <- as.numeric(weights(post)) * sum(n) / sum(all)
    by_cell <- w[match(seq_along(n), cell)]
    if (f[4] == "0") {
      check("weights, postStratify", ours, by_cell, f)
      check("weighted share, svymean", v[1], as.numeric(coef(svymean(~y, post))), f, scale = 1)
    } else {
      by_cell <- trimmed(by_cell, n)
      check("weights, trimmed", ours, by_cell, f)
      w <- by_cell[cell]
      check("weighted share, trimmed", v[1], weighted.mean(people$y, w), f, scale = 1)
    }
    worth <- sum(w)^2 / sum(w^2)
    check("effective n, Kish", v[2], worth, f)
    p <- weighted.mean(people$y, w)
    check("weighted interval", v[3:4], finite_share(p * worth, worth, 1e18), f, scale = c(1, 1))
  },
  factor = function(f) {
    people <- data.frame(h = numbers(f[1]), m = numbers(f[2]))
    v <- as.numeric(f[3:4])
    found <- svyratio(~h, ~m, svydesign(ids = ~1, data = people, weights = rep(1, nrow(people))))
    p <- as.numeric(coef(found))
    check("factor, svyratio", v[1], p, f)
    worth <- if (p == 0 || p == 1) nrow(people) else
      min(sum(people$m), p * (1 - p) / as.numeric(SE(found))^2)
    check("factor, effective n by svyratio", v[2], worth, f)
  }
)

for (line in readLines(commandArgs(trailingOnly = TRUE)[1])) {
  parts <- strsplit(line, "\t", fixed = TRUE)[[1]]
  compare[[parts[1]]](parts[-1])
}
for (what in sort(names(seen), method = "radix"))
  cat(sprintf("%-34s %5d cases, largest relative difference %.1e\n", what, seen[[what]],
              worst[[what]]))
cat(sum(unlist(seen)), "comparisons of", length(seen), "kinds,", wrong, "beyond", tolerance, "\n")
if (wrong > 0 || length(seen) != 21) quit(status = 1)  # a kind that never came up proves nothing
