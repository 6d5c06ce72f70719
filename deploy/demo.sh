# Sourced by run: makes what a demonstration needs below one folder. Secrets and keys are random,
# and belong to the simulator only.

# make_certificate FOLDER: an ECDSA certificate for the loopback addresses, which is its own authority.
make_certificate() {
  local folder=$1
  [ -s "$folder/certificate.pem" ] && openssl x509 -checkend 86400 -noout -in "$folder/certificate.pem" >/dev/null 2>&1 && return 0
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 \
    -subj '/CN=Lang Nghe demo' -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' \
    -addext 'basicConstraints=critical,CA:TRUE' \
    -keyout "$folder/key.pem" -out "$folder/certificate.pem" >/dev/null 2>&1
  chmod 600 "$folder/key.pem"
}

# make_secrets FOLDER: random keys, made once.
make_secrets() {
  local folder=$1
  [ -s "$folder/secrets.env" ] && return 0
  (
    umask 077
    {
      echo "LANGNGHE_OA_SECRET_KEY=$(openssl rand -hex 24)"
      echo "LANGNGHE_APP_SECRET=$(openssl rand -hex 24)"
    } >"$folder/secrets.env"
  )
}

# make_config FOLDER BASE: BASE … BASE+3 are the ports of webhook, console, simulator, phone page.
make_config() {
  local folder=$1 base=$2
  cat >"$folder/config.jsonc" <<CONFIG
// Cấu hình của bản trình diễn, do ./run viết; mọi khóa có giải thích ở deploy/config.example.jsonc.
{
  "data_dir": "$folder/data",
  "webhook": {
    "listen": "127.0.0.1:$base",
    "tls": { "certificate": "$folder/certificate.pem", "key": "$folder/key.pem" }
  },
  "console": { "listen": "127.0.0.1:$((base + 1))" },
  "zalo": {
    "app_id": "3141592653589793238",
    "oa_id": "4455667788990011223",
    "oauth_url": "https://127.0.0.1:$((base + 2))",
    "openapi_url": "https://127.0.0.1:$((base + 2))",
    "business_url": "https://127.0.0.1:$((base + 2))",
    "ca_file": "$folder/certificate.pem",
    "download_hosts": ["127.0.0.1:$((base + 3))"]
  }
}
CONFIG
}

# port_is_free PORT
port_is_free() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# who_has PORT: the program that listens there, when the system tells.
who_has() {
  command -v ss >/dev/null || return 0
  ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)".*/\1/p' | head -n 1
}

# wait_for SECONDS COMMAND…: true as soon as the command succeeds.
wait_for() {
  local tries=$(($1 * 5))
  shift
  while ((tries-- > 0)); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  return 1
}
