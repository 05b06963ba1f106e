metadata description = 'Log Analytics, Application Insights on it, and a workbook with the queries of dashboard.kql.'

@description('Name that the resources\' names derive from.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Days that logs and metrics are kept; up to 31 at no further price.')
param logRetentionDays int

@description('GB a day after which no more is taken in, against surprises.')
param dailyLogGb int

@description('Name of the app\'s identity, which names of role assignments derive from.')
param appIdentityName string

@description('Object id of the app\'s identity.')
param appPrincipalId string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logRetentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyLogGb
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // The app shows who it is; a connection string that somebody finds lets nobody write.
    DisableLocalAuth: true
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, appIdentityName, metricsPublisher)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

// One query a block, its first line a comment with its title.
var queries = split(trim(replace(loadTextContent('../dashboard.kql'), '\r', '')), '\n\n')

resource dashboard 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(insights.id, 'dashboard')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'NewsBot ${name}'
    category: 'workbook'
    sourceId: insights.id
    serializedData: string({
      version: 'Notebook/1.0'
      items: map(queries, query => {
        type: 3
        name: replace(first(split(query, '\n')), '// ', '')
        content: {
          version: 'KqlItem/1.0'
          title: replace(first(split(query, '\n')), '// ', '')
          query: query
          size: 0
          queryType: 0
          resourceType: 'microsoft.insights/components'
          timeContext: {
            durationMs: 86400000
          }
        }
      })
      fallbackResourceIds: [insights.id]
    })
  }
}

@description('Resource id of Application Insights.')
output insightsId string = insights.id

@description('Where telemetry goes; no secret, since a role is needed to write.')
output connectionString string = insights.properties.ConnectionString

@description('Resource id of the workspace.')
output workspaceId string = workspace.id
