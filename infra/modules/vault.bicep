metadata description = 'The key vault with what Discord gave us. Secrets are written by the deployment itself, so that nobody needs a role on their values.'

@description('Name of the vault: 3 to 24 characters, unique in the world.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('Name of the app\'s identity, which names of role assignments derive from.')
param appIdentityName string

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Resource id of the workspace that is told who read which secret.')
param workspaceId string

@description('Discord application id; empty leaves what is stored as it is.')
@secure()
param discordApplicationId string

@description('Discord public key; empty leaves what is stored as it is.')
@secure()
param discordPublicKey string

@description('Discord bot token; empty leaves what is stored as it is.')
@secure()
param discordBotToken string

@description('Names of the secrets that the vault holds already.')
param storedSecrets string[]

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource applicationId 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(discordApplicationId)) {
  parent: vault
  name: 'discord-application-id'
  properties: {
    value: discordApplicationId
  }
}

resource publicKey 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(discordPublicKey)) {
  parent: vault
  name: 'discord-public-key'
  properties: {
    value: discordPublicKey
  }
}

resource botToken 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(discordBotToken)) {
  parent: vault
  name: 'discord-bot-token'
  properties: {
    value: discordBotToken
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appIdentityName, secretsUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

// A reference to a secret that is not there would reach the app as its own text, so only what is there is referenced. Without a version,
// so that the app takes a new one on by itself, within a day or at its next start.
var known = union(
  storedSecrets,
  empty(discordApplicationId) ? [] : ['discord-application-id'],
  empty(discordPublicKey) ? [] : ['discord-public-key'],
  empty(discordBotToken) ? [] : ['discord-bot-token']
)

@description('Name of the vault.')
output name string = vault.name

@description('The app\'s settings that the vault holds, as references.')
output settings object = union(
  contains(known, 'discord-application-id')
    ? { Discord__ApplicationId: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/discord-application-id)' }
    : {},
  contains(known, 'discord-public-key')
    ? { Discord__PublicKey: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/discord-public-key)' }
    : {},
  contains(known, 'discord-bot-token')
    ? { Discord__BotToken: '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/discord-bot-token)' }
    : {}
)
