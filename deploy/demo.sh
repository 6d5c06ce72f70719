# shellcheck shell=bash
# Sourced by run: makes what a demonstration needs below one folder. Secrets and keys are random and
# good for the simulator only.

demo_app=3141592653589793238
demo_oa=4455667788990011223

# make_certificate FOLDER: an authority of our own and a certificate of it for this machine; made
# again a day before they expire.
make_certificate() {
  local folder=$1
  if [ -s "$folder/certificate.pem" ] && [ -s "$folder/ca.pem" ] &&
    openssl x509 -checkend 86400 -noout -in "$folder/certificate.pem" >/dev/null 2>&1; then
    return 0
  fi
  (
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 \
      -subj '/CN=Lang Nghe demo authority' -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' \
      -addext 'keyUsage=critical,keyCertSign,cRLSign' \
      -keyout "$folder/ca-key.pem" -out "$folder/ca.pem"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj '/CN=127.0.0.1' \
      -keyout "$folder/key.pem" -out "$folder/request.pem"
    openssl x509 -req -in "$folder/request.pem" -CA "$folder/ca.pem" -CAkey "$folder/ca-key.pem" \
      -set_serial "0x$(openssl rand -hex 8)" -days 364 -out "$folder/certificate.pem" \
      -extfile <(printf '%s\n' 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1' \
        'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' \
        'extendedKeyUsage=serverAuth')
    # Nothing else is ever signed with it.
    rm -f "$folder/ca-key.pem" "$folder/request.pem"
  ) >"$folder/openssl.log" 2>&1 ||
    fail "Không tạo được chứng thư trong $folder (xem openssl.log)." \
      "cannot make certificates in $folder"
}

# make_secrets FOLDER: random keys, made once, readable by their owner only.
make_secrets() {
  local file=$1/secrets.env
  [ ! -s "$file" ] || return 0
  (
    umask 077
    printf 'LANGNGHE_OA_SECRET_KEY=%s\nLANGNGHE_APP_SECRET=%s\n' \
      "$(openssl rand -hex 24)" "$(openssl rand -hex 24)" >"$file"
  )
}

# make_config FOLDER WEBHOOK CONSOLE PLATFORM PAGE: the last four are ports.
make_config() {
  local folder=$1
  cat >"$folder/config.jsonc" <<CONFIG
// Cấu hình của bản trình diễn: ./run viết lại mỗi lần chạy. Mọi khóa: deploy/config.example.jsonc.
// Configuration of the demonstration, written anew by every ./run.
{
  "data_dir": "$folder/data",
  "webhook": {
    "listen": "127.0.0.1:$2",
    "tls": { "certificate": "$folder/certificate.pem", "key": "$folder/key.pem" }
  },
  "console": { "listen": "127.0.0.1:$3", "demo": true },
  "zalo": {
    "app_id": "$demo_app",
    "oa_id": "$demo_oa",
    "oauth_url": "https://127.0.0.1:$4",
    "openapi_url": "https://127.0.0.1:$4",
    "business_url": "https://127.0.0.1:$4",
    "ca_file": "$folder/ca.pem",
    "download_hosts": ["127.0.0.1:$5"]
  }
}
CONFIG
}

# sim URL JSON: asks the simulator for something; prints its answer.
sim() {
  curl -fsS --noproxy '*' --max-time 10 -H 'Content-Type: application/json' -d "$2" "$1"
}

# make_people FOLDER SIMULATOR: telephones in the simulator, once; FOLDER/people.tsv names them.
make_people() {
  local file=$1/people.tsv name id
  [ ! -s "$file" ] || return 0
  names_only deploy/demo-people.txt | while IFS= read -r name; do
    id=$(sim "$2/sim/people" "{\"name\": \"$name\", \"followed\": true}" |
      sed -n 's/.*"user_id": *"\([0-9]*\)".*/\1/p')
    [ -z "$id" ] || printf '%s\t%s\n' "$id" "$name"
  done >"$file.new" 2>"$1/people.log" && mv "$file.new" "$file"
}

names_only() { sed -e '/^#/d' -e 's/|.*//' "$1"; }

# office_is_open: as the calendar of the office has it, public holidays left aside.
office_is_open() {
  local now
  now=$(TZ=Asia/Ho_Chi_Minh date +%u%H)
  [[ $now =~ ^[1-5](07|08|09|10|13|14|15|16)$ ]]
}

# fill_queue FOLDER SIMULATOR: what they write, once, through the simulator like everybody: so there
# is somebody in the officers' queue whatever the hour is.
fill_queue() {
  local line id word words
  [ ! -e "$1/queue.done" ] || return 0
  sed -n '/^#/d; /|/p' deploy/demo-people.txt | while IFS= read -r line; do
    id=$(awk -F '\t' -v name="${line%%|*}" '$2 == name { print $1 }' "$1/people.tsv")
    [ -n "$id" ] || continue
    words=("gặp cán bộ" "${line#*|}")
    office_is_open || words=("gặp cán bộ" 1 "${line#*|}" xong)
    for word in "${words[@]}"; do
      sim "$2/sim/people/$id/send" "{\"kind\": \"text\", \"text\": \"$word\"}" >/dev/null || true
      sleep 2 # as quick as somebody types: the question must have come
    done
  done 2>>"$1/people.log"
  touch "$1/queue.done"
}

# check_port PORT: fails with the name of the program that has it, when the system tells.
check_port() {
  local port=$1 who=''
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 0
  if command -v ss >/dev/null; then
    who=$(ss -Hltnp "sport = :$port" 2>/dev/null |
      sed -n 's/.*users:(("\([^"]*\)".*/\1/p' | head -n 1)
  fi
  local other="./run --ports $((port < 30000 ? 38443 : 28443))"
  fail "Cổng $port đang bị ${who:-chương trình khác} dùng; hãy tắt nó hoặc chọn cổng khác: $other" \
    "port $port is used by ${who:-another program}; stop it or choose others: $other"
}

# wait_until_serving PID SECONDS URL: false when the program ends or the time is over.
wait_until_serving() {
  local pid=$1 tries=$(($2 * 5)) url=$3
  while ((tries-- > 0)); do
    kill -0 "$pid" 2>/dev/null || return 1
    curl -fsS --noproxy '*' --max-time 2 -o /dev/null "$url" 2>/dev/null && return 0
    sleep 0.2
  done
  return 1
}

# end_program PID SECONDS: asks it to end, and ends it when it does not.
end_program() {
  local pid=$1 tries=$(($2 * 5))
  [ -n "$pid" ] && kill -TERM "$pid" 2>/dev/null || return 0
  while ((tries-- > 0)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}
