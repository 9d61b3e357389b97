# Rollbook's images: one for each service, and the gateway with the dashboard.
#
#   docker build --target service --build-arg SERVICE=license-service -t rollbook/license-service:dev .
#   docker build --target gateway -t rollbook/gateway:dev .
#
# All of it is built here. Where this checkout is built already (./rollbook test, or mvn package), --build-arg BUILT=target
# takes what lies in the target folders. Needs BuildKit, which Docker has had since 23.
ARG BUILT=source

# The five services at once: every image takes its own from this stage. The command is the one ./rollbook test runs; what
# it leaves out is checked there. -Dmdep.skip: local-stack, which tests need, gets none of its tools.
FROM maven:3.9-eclipse-temurin-25 AS services-of-source
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -T 1C -fae verify -DskipTests -Dspotless.check.skip -Dmdep.skip -am \
    -pl license-service,enrollment-service,invite-service,ou-sync-service,lms-webhook-service

FROM scratch AS services-of-target
COPY . /src

FROM node:24-slim AS page-of-source
WORKDIR /src/dashboard
COPY dashboard .
RUN --mount=type=cache,target=/root/.npm node scripts/install.mjs
RUN npm run --silent build

FROM scratch AS page-of-target
COPY dashboard /src/dashboard

FROM services-of-${BUILT} AS services
FROM page-of-${BUILT} AS page

# --- a service -----------------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25-jre AS service
ARG SERVICE
WORKDIR /rollbook
COPY --from=services /src/${SERVICE}/target/quarkus-app ./
COPY --chmod=0755 image/ready /usr/local/bin/ready
# What the JVM need not load and link again at each start: it watches one that gets as far as it can with nobody to talk to.
# It ends badly, for there is no database; the cache is what counts. Same JVM, same folder, same options as below. -Xmx: a heap of
# 32 GiB, a quarter of a large machine, has wider pointers, and its cache would be of no use to a service's small one.
RUN ROLLBOOK_DB_PASSWORD=- ROLLBOOK_SEAL_KEYSET=- ROLLBOOK_SERVICE_CLIENT_SECRET=- ROLLBOOK_CODES_HMAC_KEY=- \
    ROLLBOOK_DOMAINS_CHALLENGE_SECRET=- ROLLBOOK_GOOGLE_CLIENT_ID=- ROLLBOOK_GOOGLE_CLIENT_SECRET=- \
    java -XX:AOTCacheOutput=service.aot -Xmx512m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    -Drollbook.keycloak.longest-wait=PT0S -Dquarkus.oidc.connection-delay=1S -jar quarkus-run.jar || test -s service.aot

# Nobody of this number needs to exist; the root may be read-only as long as /tmp is not.
USER 10001:10001
ENV ROLLBOOK_HTTP_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=6s --start-period=90s CMD ["/usr/local/bin/ready"]
# What else the JVM is to know goes into JAVA_TOOL_OPTIONS. SIGTERM ends it within quarkus.shutdown.timeout.
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED", \
    "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]

# --- the gateway, with the dashboard -------------------------------------------------------------------------------------
FROM nginxinc/nginx-unprivileged:1.29-alpine AS gateway
COPY gateway/nginx.conf /etc/nginx/nginx.conf
COPY gateway/proxies /etc/nginx/proxies
COPY --from=page /src/dashboard/target/dist /rollbook/page
USER 101:101
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8081/ready"]
STOPSIGNAL SIGQUIT
ENTRYPOINT ["nginx", "-g", "daemon off;"]
