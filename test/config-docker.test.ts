import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../src/config.js';
import { PROJECT_ROOT } from '../src/project-root.js';

const [, image] = /^ENV (.*)$/m.exec(readFileSync(join(PROJECT_ROOT, 'Dockerfile'), 'utf8'))!;
/** What a container of the image has before anybody adds to it. */
const IMAGE = Object.fromEntries(image!.split(' ').map((pair) => pair.split('=') as [string, string]));
const compose = parse(readFileSync(join(PROJECT_ROOT, 'docker-compose.yml'), 'utf8')) as { services: { hub: { environment: Record<string, string> } } };
const DEMO = { ...IMAGE, ...compose.services.hub.environment, HUB_DATABASE_URL: 'postgres://hub_owner:synthetic@postgres:5432/hub' };

describe('the image', () => {
  test('is production: it starts with nothing of the demo', () =>
    expect(() => readConfig(IMAGE)).toThrow(/HUB_CONFIG: wymagany[\s\S]*HUB_DATABASE_URL: wymagany[\s\S]*HUB_PSEUDONYM_KEY: wymagany[\s\S]*OIDC_ISSUER: wymagany/));

  test('is the demo under docker compose, with its playground', () =>
    expect(readConfig(DEMO)).toMatchObject({ centre: null, oidc: null, playground: true, host: '0.0.0.0', port: 4000, publicUrl: 'http://localhost:4000', kafka: { brokers: ['kafka:19092'] } }));
});
