// An example to copy or to change. Secrets come from the environment and are never written here.
using 'main.bicep'

param name = 'newsbot'
param contact = readEnvironmentVariable('NEWSBOT_CONTACT', '')
param alertEmail = readEnvironmentVariable('NEWSBOT_ALERT_EMAIL', '')
param monthlyBudget = 20
param quietHours = 6
param retentionDays = 180

// One instance that always waits lets slash commands answer in time after a quiet while; the README has its price.
param alwaysReadyHttp = int(readEnvironmentVariable('NEWSBOT_ALWAYS_READY', '0'))

param discordApplicationId = readEnvironmentVariable('DISCORD_APPLICATION_ID', '')
param discordPublicKey = readEnvironmentVariable('DISCORD_PUBLIC_KEY', '')
param discordBotToken = readEnvironmentVariable('DISCORD_BOT_TOKEN', '')
