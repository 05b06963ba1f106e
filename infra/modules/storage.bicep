metadata description = 'The storage account: articles, queues, tables, and the app\'s package. No shared keys, no public blobs.'

@description('Name of the account: 3 to 24 small letters and digits, unique in the world.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('Redundancy.')
param sku string

@description('Days after which an article\'s blobs are deleted.')
param retentionDays int

@description('Name of the app\'s identity, which names of role assignments derive from.')
param appIdentityName string

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Object id of the person who runs newsbot against this account; empty for nobody.')
param operatorPrincipalId string

var packages = 'app-package'

// The container that the bot keeps articles, their pages and the aliases of their addresses in (StorageNames.Articles).
var articles = 'articles'

// Owner of blobs, because the Functions host takes leases on blobs and keeps its keys in containers that it creates itself; contributor of
// queues and tables, because the bot creates those that are missing.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-00fe633eefb8'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource packageContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: packages
}

resource articleContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: articles
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-articles'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${articles}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  // Blobs are written once, so their creation is their age. A day more than the rows that name them, which step Prune drops.
                  daysAfterCreationGreaterThan: retentionDays + 1
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [articleContainer]
}

resource appRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobDataOwner, queueDataContributor, tableDataContributor]: {
    scope: account
    name: guid(account.id, appIdentityName, role)
    properties: {
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource operatorRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in empty(operatorPrincipalId) ? [] : [blobDataContributor, queueDataContributor, tableDataContributor]: {
    scope: account
    name: guid(account.id, operatorPrincipalId, role)
    properties: {
      principalId: operatorPrincipalId
      principalType: 'User'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

@description('Name of the account.')
output name string = account.name

@description('Where the app\'s package is put.')
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}${packages}'
