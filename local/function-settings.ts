import type { Config, SettingName } from '../core/runtime/config.ts';

/** The environment a deployed function would have for these services; `templates` and `tokenKeysParameter` are where it finds them. */
export const functionSettings = (
  config: Config,
  { templates, tokenKeysParameter }: { templates: string; tokenKeysParameter: string },
): Record<SettingName, string> => ({
  GOODWORD_TABLE: config.table,
  GOODWORD_DUE_QUEUE_URL: config.dueQueueUrl,
  GOODWORD_MAIL_BUCKET: config.mailBucket,
  GOODWORD_CONFIGURATION_SET: config.configurationSet,
  GOODWORD_INBOUND_DOMAIN: config.inboundDomain,
  GOODWORD_SENDING_DOMAIN: config.sendingDomain,
  GOODWORD_WEB_URL: config.webUrl,
  GOODWORD_TOKEN_KEYS_PARAMETER: tokenKeysParameter,
  GOODWORD_TEMPLATES: templates,
});
