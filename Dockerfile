# An example: builds the site and serves it by nginx. docs/DEPLOY.md tells more.
#   docker build -t 202-accepted --build-arg SITE_URL=https://example.org .
#   docker run --rm -p 8080:80 202-accepted
FROM node:24-slim AS build
ARG SITE_URL=""
ARG SITE_BASE="/"
ARG SITE_REPOSITORY=""
WORKDIR /course
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build \
  && find dist -type f \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.svg' -o -name '*.xml' -o -name '*.wasm' -o -name '*.webmanifest' \) -exec gzip -k9 {} +

FROM nginx:stable-alpine
ARG SITE_BASE="/"
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
RUN sed -i "s|error_page 404 /|error_page 404 ${SITE_BASE}|" /etc/nginx/conf.d/default.conf
COPY --from=build /course/dist /usr/share/nginx/html${SITE_BASE}
