# Three stages: compile with everything, keep only what runs, run it as nobody special.
FROM node:24-bookworm-slim AS build
WORKDIR /hub
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json ./
COPY connectors connectors
COPY schema schema
COPY src src
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /hub
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional

FROM node:24-bookworm-slim
# In production the hub starts with nothing of the demo; docker-compose.yml, which is the demo, says otherwise.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 HUB_DATA_DIR=/data
WORKDIR /hub
RUN mkdir /data && chown node:node /data
COPY --from=packages /hub/node_modules node_modules
COPY --from=build /hub/dist/src dist/src
COPY --from=build /hub/dist/schema dist/schema
COPY --from=build /hub/dist/connectors dist/connectors
COPY --from=build /hub/dist/playground dist/playground
COPY connectors/pup/pup.wsdl connectors/pup/pup.wsdl
COPY package.json ./
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/src/main.js"]
