metadata description = 'Who the app is, to storage, to the vault and to Application Insights. Of its own, so that its roles stand before the app starts.'

@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, by which the app takes the identity on.')
output id string = identity.id

@description('Client id, by which the SDKs name the identity.')
output clientId string = identity.properties.clientId

@description('Object id, which roles are given to.')
output principalId string = identity.properties.principalId
