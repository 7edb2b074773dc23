# The hub in a container, made by the project's own scripts: the same set-up as on a machine.
FROM node:24-bookworm-slim

ENV DIEM_CAU_CACHE=/opt/diem-cau-cache
WORKDIR /opt/diem-cau

# What decides about the packages and the worker comes first: a change of the hub's code does not build these again.
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/package.json
COPY server/package.json server/package.json
COPY client/package.json client/package.json
COPY scripts scripts
RUN apt-get update \
  && apt-get install -y --no-install-recommends coturn ffmpeg \
  && node scripts/start.ts --worker-only \
  && rm -rf /var/lib/apt/lists/* /root/.npm

COPY . .
RUN node scripts/start.ts --build-only && rm -rf /root/.npm \
  && mkdir -p var certs \
  && chown -R node:node var certs node_modules/.diem-cau "$DIEM_CAU_CACHE"

# Keys and the record are made in these volumes at the first start, never in the image.
USER node
VOLUME ["/opt/diem-cau/var", "/opt/diem-cau/certs"]
EXPOSE 8443/tcp 8080/tcp 44400/udp 44400/tcp
# In exec form node is process 1 and gets the signals.
CMD ["node", "scripts/start.ts"]
