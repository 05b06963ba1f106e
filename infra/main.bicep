metadata name = 'NewsBot'
metadata description = 'Everything that the bot needs in Azure, in one resource group.'

// The scope is a resource group, not the subscription: whoever deploys (a pipeline too) then needs rights on that group alone, and what is to
// go goes with it. deploy.sh makes the group.
targetScope = 'resourceGroup'

@description('Azure region; one that has Flex Consumption (az functionapp list-flexconsumption-locations).')
param location string = resourceGroup().location

@description('Name that all resources\' names derive from: small letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'newsbot'

@description('Tags of every resource.')
param tags object = {}

@description('Redundancy of the storage account. Feeds can be read again; LRS is the cheapest.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
param storageSku string = 'Standard_LRS'

@description('Days that tags, digests and articles are kept: rows by step Prune, blobs by a lifecycle rule.')
@minValue(30)
@maxValue(3650)
param retentionDays int = 180

@description('Memory of an instance in MB. Fetching holds up to 32 documents of 8 MiB at once.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Instances of one function at most. 40 is the least that every region takes.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that always wait for slash commands. 0: none, and the first command after a quiet while may miss Discord\'s 3 seconds. The README has the price of one.')
@minValue(0)
@maxValue(10)
param alwaysReadyHttp int = 0

@description('How often due sources are looked for: NCRONTAB, six fields, UTC.')
param ingestSchedule string = '0 */5 * * * *'

@description('How often due digests are looked for: NCRONTAB, six fields, UTC.')
param digestSchedule string = '0 * * * * *'

@description('When what is past its retention is dropped: NCRONTAB, six fields, UTC.')
param retentionSchedule string = '0 30 3 * * *'

@description('A page of yours that stands in the User-Agent, so that the owner of a site finds you; empty: a placeholder.')
param contact string = ''

@description('Further settings of the bot, as in local.settings.sample.json: { Digest__MaxStories: \'20\' }.')
param settings object = {}

@description('Discord application id; empty leaves what is stored as it is.')
@secure()
param discordApplicationId string = ''

@description('Discord public key; empty leaves what is stored as it is.')
@secure()
param discordPublicKey string = ''

@description('Discord bot token; empty leaves what is stored as it is.')
@secure()
param discordBotToken string = ''

@description('Names of the secrets that the vault holds already, which deploy.sh looks up.')
param storedSecrets string[] = []

@description('Object id of the person who runs newsbot against the cloud\'s storage; empty for nobody.')
param operatorPrincipalId string = ''

@description('Who is told of alerts and of the budget; empty: alerts show in the portal only, and there is no budget.')
param alertEmail string = ''

@description('Hours without a new article after which somebody is told.')
@allowed([1, 2, 3, 4, 5, 6, 24, 48])
param quietHours int = 6

@description('What a month may cost, in the subscription\'s currency, before somebody is told; 0: no budget.')
@minValue(0)
param monthlyBudget int = 20

@description('First day of the month that the budget began in, which deploy.sh looks up.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Days that logs and metrics are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('GB of logs and metrics a day after which no more is taken in.')
@minValue(1)
param dailyLogGb int = 1

// The same in the same group for ever, so that a second deployment meets the first one's resources.
var suffix = take(uniqueString(resourceGroup().id, name), 8)
var fullName = '${name}-${suffix}'
var identityName = 'id-${fullName}'

module identity 'modules/identity.bicep' = {
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'st${name}${suffix}'
    location: location
    tags: tags
    sku: storageSku
    retentionDays: retentionDays
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operatorPrincipalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: fullName
    location: location
    tags: tags
    logRetentionDays: logRetentionDays
    dailyLogGb: dailyLogGb
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: 'kv-${fullName}'
    location: location
    tags: tags
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    discordApplicationId: discordApplicationId
    discordPublicKey: discordPublicKey
    discordBotToken: discordBotToken
    storedSecrets: storedSecrets
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: 'func-${fullName}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainerUrl: storage.outputs.packageContainerUrl
    insightsConnectionString: monitoring.outputs.connectionString
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    settings: union(
      {
        Ingest__Schedule: ingestSchedule
        Digest__Schedule: digestSchedule
        Retention__Schedule: retentionSchedule
        Retention__Days: string(retentionDays)
        // The lifecycle rule does it, at no price.
        Retention__Blobs: 'false'
      },
      empty(contact) ? {} : { Ingest__Contact: contact },
      settings,
      vault.outputs.settings
    )
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: fullName
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    email: alertEmail
    quietHours: quietHours
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(alertEmail)) {
  params: {
    name: 'budget-${fullName}'
    amount: monthlyBudget
    email: alertEmail
    startDate: budgetStart
  }
}

@description('Name of the function app, which the package is deployed to.')
output appName string = app.outputs.name

@description('Interactions Endpoint URL for Discord\'s developer portal.')
output interactionsUrl string = 'https://${app.outputs.hostName}/api/discord/interactions'

@description('Says whether the bot is well.')
output healthUrl string = 'https://${app.outputs.hostName}/api/health'

@description('For AzureWebJobsStorage__accountName, to run newsbot against the cloud\'s storage.')
output storageAccountName string = storage.outputs.name

@description('Name of the vault.')
output vaultName string = vault.outputs.name
