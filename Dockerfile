# The Bridge in a container. `docker build -t thebridge .`, then see docs/operating.md.
FROM python:3.13-slim AS built
RUN pip install --no-cache-dir uv
WORKDIR /src
COPY requirements/run.lock requirements/run.lock
RUN uv venv /opt/thebridge && uv pip install --compile-bytecode --python /opt/thebridge/bin/python --require-hashes -r requirements/run.lock
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY scripts/build_hook.py scripts/build_hook.py
COPY src src
COPY templates templates
COPY static static
COPY scenarios scenarios
COPY alembic alembic
RUN uv pip install --compile-bytecode --python /opt/thebridge/bin/python --no-deps .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data thebridge && install -d -o thebridge /data
COPY --from=built /opt/thebridge /opt/thebridge
USER thebridge
ENV PATH=/opt/thebridge/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    THEBRIDGE_DATA_DIR=/data \
    THEBRIDGE_HOST=0.0.0.0 \
    THEBRIDGE_LOG_FORMAT=json
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["thebridge", "serve"]
